package io.mcmetrics.helm;

import io.mcmetrics.chart.sketch.ChartUse;
import io.mcmetrics.document.Document;
import io.mcmetrics.document.Document.Sight;
import io.mcmetrics.document.TreeFiles;
import io.mcmetrics.document.Unit;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.TreePath;
import io.mcmetrics.yaml.YamlMapping;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A release that a file of Helmfile or Rancher Fleet describes.
 *
 * @param use what is known of the chart
 * @param layers its values, the lowest first
 * @param whole whether all values are seen
 */
record WrittenRelease(ChartUse use, List<YamlMapping> layers, boolean whole) {
  /** A packed chart, as in {@code kube-prometheus-stack-12.8.1.tgz}. */
  private static final Pattern PACKED = Pattern.compile("(?:.*/)?(.+?)-(v?\\d+\\.\\d+.*)\\.tgz");

  /**
   * The chart of Rancher that is kube-prometheus-stack with more in it; the release of that stands
   * behind its own (rancher/charts, charts/rancher-monitoring).
   */
  private static final String RANCHER_MONITORING = "rancher-monitoring";

  private static final Pattern UPSTREAM = Pattern.compile(".*\\+up(\\d+\\.\\d+\\.\\d+).*");

  /** Keeps its own list. */
  WrittenRelease {
    layers = List.copyOf(layers);
  }

  /**
   * Returns what is known of a chart by how it is written.
   *
   * @param chart its name, a path or an address
   */
  static ChartUse use(ChartUse written, String chart) {
    Matcher packed = PACKED.matcher(chart);
    if (packed.matches()) {
      return written.of(packed.group(1), chart, packed.group(2));
    }
    String name = chart.replaceFirst(".*/", "");
    Matcher upstream = UPSTREAM.matcher(written.version());
    return name.equals(RANCHER_MONITORING) && upstream.matches()
        ? written.of("kube-prometheus-stack", "", upstream.group(1))
        : written.of(name, written.repository(), written.version());
  }

  /** Returns the values in a file that another one names by a path; empty if it is not there. */
  static Optional<YamlMapping> layer(String path, SourceFile by, TreeFiles files) {
    return TreePath.resolve(by.directory(), path).flatMap(at -> files.valuesLayer(at, by.path()));
  }

  /** Returns the documents that the chart renders, as far as the linter knows the chart. */
  List<Document> documents(Unit unit, Sight sight, TreeFiles files) {
    YamlMapping values = HelmValues.joined(layers, use.origin());
    Document release = new Document(unit, Document.VALUES, values, whole ? sight : sight.partial());
    List<Document> found = ChartRelease.documents(files.charts(), use, Optional.empty(), release);
    SendingCharts.note(use, Optional.empty(), values, found, files);
    return files.withValues(release, found);
  }
}
