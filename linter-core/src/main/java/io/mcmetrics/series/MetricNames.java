package io.mcmetrics.series;

import io.mcmetrics.relabel.LabelSet;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlReader;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlSequence;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Metrics that a user names in a file: one name a line, what an exporter answers at {@code
 * /metrics}, or what Prometheus answers at {@code /api/v1/label/__name__/values}.
 *
 * @param group the metrics; of their labels those are known that the file gives, and nothing of
 *     those of the target
 * @param unread how many lines are none of that, or one too many
 */
public record MetricNames(SeriesGroup group, int unread) {
  /** Several times what the largest exporters answer, so that a file costs a second at most. */
  static final int MAX_SERIES = 20_000;

  /** Returns the metrics that a file names. */
  public static MetricNames read(SourceFile file) {
    String text = file.text().stripLeading();
    return text.startsWith("{") || text.startsWith("[") ? fromJson(file) : fromLines(file);
  }

  /** JSON is YAML. */
  private static MetricNames fromJson(SourceFile file) {
    List<Yaml> documents = YamlReader.read(file).documents();
    Set<LabelSet> series = new LinkedHashSet<>();
    int unread = 0;
    for (Yaml item : documents.isEmpty() ? List.<Yaml>of() : names(documents.get(0))) {
      boolean isName = item instanceof YamlScalar name && ExposedLine.isName(name.text());
      if (isName && series.size() < MAX_SERIES && item instanceof YamlScalar name) {
        series.add(LabelSet.open().with(LabelSet.NAME, name.text()));
      } else {
        unread++;
      }
    }
    return of(file, series, false, unread);
  }

  private static List<Yaml> names(Yaml document) {
    return document instanceof YamlSequence list ? list.items() : document.itemsAt("data");
  }

  private static MetricNames fromLines(SourceFile file) {
    Set<LabelSet> series = new LinkedHashSet<>();
    boolean isExposition = true;
    int unread = 0;
    for (String line : file.text().lines().toList()) {
      String bare = line.strip();
      if (bare.isEmpty() || bare.startsWith("#")) {
        continue;
      }
      Optional<ExposedLine> read = ExposedLine.read(bare);
      if (read.isPresent() && series.size() < MAX_SERIES) {
        series.add(read.get().labels());
        isExposition &= read.get().hasValue();
      } else {
        unread++;
      }
    }
    return of(file, series, isExposition, unread);
  }

  private static MetricNames of(
      SourceFile file, Set<LabelSet> series, boolean tellsApart, int unread) {
    return new MetricNames(
        new SeriesGroup(file.path(), List.copyOf(series), new TreeSet<>(), tellsApart), unread);
  }
}
