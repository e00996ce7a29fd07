package io.mcmetrics.chart.values;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A path into values, as in a sheet: {@code server.global}, {@code serverFiles[prometheus.yml]},
 * {@code hosts[0]}; one that begins with a dot starts from the base of the document.
 *
 * @param relative whether it begins with a dot
 */
public record KeyPath(boolean relative, List<String> keys) {
  private static final Pattern STEP = Pattern.compile("\\.?([^.\\[\\]]+)|\\[([^\\]]+)]");

  /** Keeps its own list. */
  public KeyPath {
    keys = List.copyOf(keys);
  }

  /**
   * Returns the path that a text writes; a lone dot has no keys.
   *
   * @throws IllegalArgumentException if it writes none
   */
  public static KeyPath of(String text) {
    List<String> keys = new ArrayList<>();
    Matcher steps = STEP.matcher(text);
    int end = 0;
    while (steps.find() && steps.start() == end) {
      keys.add(steps.group(1) == null ? steps.group(2) : steps.group(1));
      end = steps.end();
    }
    boolean itself = text.equals(".");
    if (!itself && (end != text.length() || keys.isEmpty() || text.contains(" "))) {
      throw new IllegalArgumentException("`" + text + "` is no path");
    }
    return new KeyPath(text.startsWith("."), keys);
  }
}
