package io.mcmetrics.chart.sketch;

import io.mcmetrics.chart.template.TemplateData;
import io.mcmetrics.chart.values.ValueLookup;
import io.mcmetrics.chart.values.Values;
import java.util.List;
import java.util.regex.Pattern;

/** What templates in the values of a release can refer to. */
record ScopeData(Values values, ReleaseNames names, SketchNotes notes) implements TemplateData {
  /** The helpers of a chart begin with its name; those of one's own cannot be in its templates. */
  private static final Pattern HELPER_OF_A_CHART =
      Pattern.compile(
          "(kube-prometheus-stack|prometheus|thanos|common|grafana|kube-state-metrics|rules"
              + "|prometheus-node-exporter|prometheus-windows-exporter|exporter)\\b.*");

  @Override
  public Found value(List<String> path) {
    ValueLookup found = values.at(path);
    if (found.value().isPresent()) {
      return new Found.Node(found.value().get());
    }
    if (!notes.areOfWholeValues() || !notes.keys().isKnown()) {
      return new Found.Unknown();
    }
    if (!notes.keys().mayHave(path)) {
      return new Found.Nothing();
    }
    return notes.keys().lists(path) ? new Found.OfChart() : new Found.Unknown();
  }

  @Override
  public String builtIn(String name) {
    return switch (name) {
      case "Release.Name" -> names.use().release();
      case "Release.Namespace" -> names.use().namespace();
      case "Chart.Name" -> names.use().chart();
      default -> "";
    };
  }

  @Override
  public boolean mayDefine(String template) {
    return !notes.keys().isKnown() || HELPER_OF_A_CHART.matcher(template).matches();
  }
}
