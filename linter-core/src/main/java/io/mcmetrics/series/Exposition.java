package io.mcmetrics.series;

import io.mcmetrics.relabel.LabelSet;
import io.mcmetrics.relabel.LabelValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Makes series out of the metrics of an exporter, before they are relabelled. */
final class Exposition {
  private final boolean honorsLabels;
  private final List<LabelSet> series = new ArrayList<>();

  Exposition(boolean honorsLabels) {
    this.honorsLabels = honorsLabels;
  }

  List<LabelSet> series() {
    return series;
  }

  void add(MetricBlock block, Map<String, String> target) {
    for (LabelRow row : block.rows()) {
      if (row.isOf(target)) {
        add(block, row, target);
      }
    }
  }

  private void add(MetricBlock block, LabelRow row, Map<String, String> target) {
    for (LabelRow point : block.points()) {
      NavigableMap<String, LabelValue> labels = merged(row.and(point).labels(), target);
      block.names().forEach(name -> add(name + block.type().suffix(), labels));
    }
    for (String total : block.type().totals()) {
      NavigableMap<String, LabelValue> labels = merged(row.labels(), target);
      block.names().forEach(name -> add(name + total, labels));
    }
  }

  private void add(String name, NavigableMap<String, LabelValue> labels) {
    labels.put(LabelSet.NAME, LabelValue.of(name));
    series.add(new LabelSet(labels, true));
  }

  /** As {@code mutateSampleLabels} of Prometheus ({@code scrape/target.go}) does. */
  private NavigableMap<String, LabelValue> merged(
      Map<String, String> own, Map<String, String> target) {
    NavigableMap<String, LabelValue> labels = new TreeMap<>();
    target.forEach((name, text) -> labels.put(name, LabelValue.of(text)));
    own.forEach(
        (name, text) -> {
          boolean clashes = !honorsLabels && target.containsKey(name);
          labels.put(clashes ? "exported_" + name : name, LabelValue.of(text));
        });
    return labels;
  }
}
