package io.mcmetrics.chart.sketch;

import io.mcmetrics.chart.values.KeyPath;
import io.mcmetrics.chart.values.Truth;
import io.mcmetrics.chart.values.ValueLookup;
import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlScalar.Style;
import io.mcmetrics.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A loop: {@code $for: host in .hosts}, {@code $for: key, value in .headers}, {@code $for: n below
 * replicas}. A scalar is treated as a list of one item.
 *
 * @param key the variable of the keys; empty if it has none
 * @param counted whether the path leads to a number to count up to
 */
record LoopSketch(String variable, String key, KeyPath path, boolean counted, Sketch content)
    implements Sketch {
  private static final Pattern FORM = Pattern.compile("(?:([a-z]+), )?([a-z]+) (in|below) (\\S+)");

  static LoopSketch of(String text, Sketch content) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException("`$for: " + text + "` is none");
    }
    String key = form.group(1) == null ? "" : form.group(1);
    boolean counted = form.group(3).equals("below");
    return new LoopSketch(form.group(2), key, KeyPath.of(form.group(4)), counted, content);
  }

  @Override
  public List<SketchResult> draw(SketchScope scope) {
    ValueLookup found = scope.find(path);
    List<SketchResult> drawn = new ArrayList<>();
    for (Entry turn : counted ? numbers(found) : turns(found)) {
      if (!scope.budget().allowsOneMore()) {
        break;
      }
      SketchScope inner =
          scope.with(variable, new ValueLookup(Optional.of(turn.value()), true, turn.origin()));
      ValueLookup name = new ValueLookup(Optional.of(turn.key()), true, turn.origin());
      drawn.addAll(content.draw(key.isEmpty() ? inner : inner.with(key, name)));
    }
    return drawn;
  }

  private static List<Entry> turns(ValueLookup found) {
    if (found.value().isEmpty() || found.truth() == Truth.NO) {
      return List.of();
    }
    Yaml value = found.value().get();
    if (value instanceof YamlMapping mapping) {
      return mapping.entries();
    }
    List<Yaml> items = value instanceof YamlSequence list ? list.items() : List.of(value);
    return items.stream()
        .map(item -> new Entry(YamlScalar.plain("", item.origin()), item))
        .toList();
  }

  private static List<Entry> numbers(ValueLookup found) {
    if (found.value().isEmpty() || !(found.value().get() instanceof YamlScalar count)) {
      return List.of();
    }
    Origin at = count.origin();
    if (count.text().isEmpty()
        || count.text().length() > 4
        || !count.text().chars().allMatch(Character::isDigit)) {
      YamlScalar unknown = new YamlScalar("{{ }}", Style.TEMPLATE, at);
      return List.of(new Entry(unknown, unknown));
    }
    List<Entry> numbers = new ArrayList<>();
    for (int i = 0; i < Integer.parseInt(count.text()); i++) {
      YamlScalar number = YamlScalar.plain(Integer.toString(i), at);
      numbers.add(new Entry(number, number));
    }
    return numbers;
  }
}
