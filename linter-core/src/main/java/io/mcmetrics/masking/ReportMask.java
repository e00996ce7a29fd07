package io.mcmetrics.masking;

import io.mcmetrics.source.Region;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.Span;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Masks passwords and tokens in reports, which are often shared with more people than the files
 * are.
 *
 * <p>A secret is recognized by its key, or by its place in a URL. The secrets in the lines that a
 * finding points at are also masked in its messages.
 */
public final class ReportMask {
  /** What is shown in place of a secret. */
  public static final String MASK = "***";

  /** Shorter ones occur inside ordinary words, and are hardly secrets. */
  private static final int SHORTEST_LEARNT = 4;

  private static final int MOST_LINES_LEARNT = 50;

  private final List<String> values;

  private ReportMask(List<String> values) {
    this.values = values;
  }

  /** Returns a mask for the secrets in the lines of some places. */
  public static ReportMask near(List<Span> places) {
    Set<String> found =
        new TreeSet<>(
            Comparator.comparing(String::length).reversed().thenComparing(String::toString));
    for (Span place : places) {
      Region region = Region.of(place);
      int last = Math.min(region.endLine(), region.startLine() + MOST_LINES_LEARNT);
      for (int line = region.startLine(); line <= last; line++) {
        learn(place.file(), line, found);
      }
    }
    return new ReportMask(List.copyOf(found));
  }

  /** Returns the parts of a line of a file that must not be shown, in order. */
  public static List<SecretText> in(SourceFile file, int number) {
    String line = file.line(number);
    if (SecretLines.isReference(file, number)) {
      return List.of();
    }
    int hidden = SecretLines.startOfHidden(file, number);
    return hidden < 0
        ? SecretText.in(line, false)
        : List.of(new SecretText(hidden, Math.max(hidden, line.stripTrailing().length())));
  }

  /** Returns a message, or any other text about those places, without secrets. */
  public String mask(String message) {
    String masked = message;
    for (String value : values) {
      masked = masked.replace(value, MASK);
    }
    return maskKnownByPlace(masked);
  }

  /** Only text in backquotes comes from files; outside of them, `token: no` is prose. */
  private static String maskKnownByPlace(String message) {
    StringBuilder masked = new StringBuilder();
    String[] parts = message.split("`", -1);
    for (int i = 0; i < parts.length; i++) {
      String part = parts[i];
      boolean prose = i % 2 == 0;
      masked.append(i == 0 ? "" : "`");
      masked.append(SecretText.hidden(part, SecretText.in(part, prose)));
    }
    return masked.toString();
  }

  /** Returns the value of a line that is masked as a whole, without its key. */
  private static String valueIn(String hidden) {
    int key = hidden.indexOf(": ");
    String value = key < 0 ? hidden : hidden.substring(key + 2).strip();
    boolean quoted = value.length() >= 2 && "\"'".indexOf(value.charAt(0)) >= 0;
    return quoted && value.endsWith(value.substring(0, 1))
        ? value.substring(1, value.length() - 1)
        : value;
  }

  private static void learn(SourceFile file, int number, Set<String> found) {
    String line = file.line(number);
    for (SecretText secret : in(file, number)) {
      String value = valueIn(secret.unquoted(line));
      if (value.length() >= SHORTEST_LEARNT) {
        found.add(value);
      }
    }
  }
}
