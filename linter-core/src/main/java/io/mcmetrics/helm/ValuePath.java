package io.mcmetrics.helm;

import io.mcmetrics.source.Origin.Hop;
import io.mcmetrics.source.Origin.How;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The path to one value in the syntax of {@code helm --set}: keys separated by dots, a dot inside a
 * key after a backslash, and indexes in brackets.
 */
public final class ValuePath {
  /** The largest index that Helm accepts. */
  private static final int MAX_INDEX = 65_536;

  private static final Pattern STEP =
      Pattern.compile("\\[(\\d{1,5})]|\\.?((?:[^.\\[\\]\\\\]|\\\\.)+)");

  private final List<String> steps;

  private ValuePath(List<String> steps) {
    this.steps = steps;
  }

  /** Returns a path; empty if the text is none. */
  public static Optional<ValuePath> of(String text) {
    List<String> steps = new ArrayList<>();
    Matcher matcher = STEP.matcher(text);
    int end = 0;
    while (end < text.length() && matcher.find(end) && matcher.start() == end) {
      boolean isIndex = matcher.group(1) != null;
      if (isIndex && steps.isEmpty()) {
        return Optional.empty();
      }
      steps.add(isIndex ? "[" + matcher.group(1) : matcher.group(2).replaceAll("\\\\(.)", "$1"));
      end = matcher.end();
    }
    return end < text.length() || steps.isEmpty()
        ? Optional.empty()
        : Optional.of(new ValuePath(List.copyOf(steps)));
  }

  /**
   * Returns the keys of the mappings on it, up to the one or the list that it sets something in.
   */
  public List<String> mappings() {
    List<String> keys = new ArrayList<>();
    for (String step : steps.subList(0, steps.size() - 1)) {
      if (step.startsWith("[")) {
        return keys;
      }
      keys.add(step);
    }
    return keys;
  }

  /**
   * Returns values with one of them set; a node on the path that is no mapping or list is replaced.
   */
  public YamlMapping set(YamlMapping values, Yaml value) {
    return (YamlMapping) set(values, 0, value);
  }

  private Yaml set(Yaml old, int depth, Yaml value) {
    if (depth == steps.size()) {
      return value.through(
          old.isNull() ? new Hop(How.VALUES, old.origin().span()) : Hop.over(How.VALUES, old));
    }
    String step = steps.get(depth);
    return step.startsWith("[")
        ? item(old, Integer.parseInt(step.substring(1)), depth, value)
        : entry(old, step, depth, value);
  }

  private Yaml entry(Yaml old, String key, int depth, Yaml value) {
    List<Entry> entries =
        old instanceof YamlMapping mapping ? new ArrayList<>(mapping.entries()) : new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      if (entry.key().text().equals(key)) {
        entries.set(i, new Entry(entry.key(), set(entry.value(), depth + 1, value)));
        return new YamlMapping(entries, old.origin());
      }
    }
    YamlScalar newKey = YamlScalar.plain(key, value.origin());
    entries.add(new Entry(newKey, set(nothingAt(old), depth + 1, value)));
    return new YamlMapping(entries, old.origin());
  }

  private Yaml item(Yaml old, int index, int depth, Yaml value) {
    List<Yaml> items =
        old instanceof YamlSequence sequence
            ? new ArrayList<>(sequence.items())
            : new ArrayList<>();
    while (items.size() <= Math.min(index, MAX_INDEX)) {
      items.add(nothingAt(old));
    }
    int last = Math.min(index, MAX_INDEX);
    items.set(last, set(items.get(last), depth + 1, value));
    return new YamlSequence(items, old.origin());
  }

  private static Yaml nothingAt(Yaml old) {
    return YamlScalar.plain("", old.origin());
  }
}
