package io.mcmetrics.sender;

import io.mcmetrics.finding.Stage;
import io.mcmetrics.yaml.YamlMapping.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What the processors of an OpenTelemetry Collector may do to metrics. None is evaluated; of some
 * it is known that they leave series and their labels alone (opentelemetry-collector and
 * opentelemetry-collector-contrib, the README of each).
 */
final class CollectorProcessors {
  /** They change neither which series there are nor their labels, or only resource attributes. */
  private static final Set<String> HARMLESS =
      Set.of(
          "batch",
          "memory_limiter",
          "resource",
          "resourcedetection",
          "k8sattributes",
          "k8s_attributes",
          "metricstarttime",
          "deltatocumulative",
          "remotetap");

  /** They decide which metrics are sent, and set no label. */
  private static final Set<String> SELECTING =
      Set.of("filter", "interval", "cumulativetodelta", "probabilistic_sampler");

  /** They set labels, and leave nothing out. */
  private static final Set<String> LABELLING = Set.of("attributes", "groupbyattrs");

  private CollectorProcessors() {}

  /** Returns what some processors may do. */
  static List<UnmodelledSetting> unmodelled(List<Entry> processors) {
    List<UnmodelledSetting> all = new ArrayList<>();
    for (Entry processor : processors) {
      String type = CollectorConfig.typeOf(processor.key().text());
      boolean isEvaluated = type.equals("attributes") && CollectorLabels.isEvaluated(processor);
      if (!HARMLESS.contains(type) && !SELECTING.contains(type) && !isEvaluated) {
        all.add(setting(Stage.IDENTITY, processor));
      }
      if (!HARMLESS.contains(type) && !LABELLING.contains(type)) {
        all.add(setting(Stage.RELABEL, processor));
      }
    }
    return all;
  }

  private static UnmodelledSetting setting(Stage stage, Entry processor) {
    String what = "the processor `%s` is not evaluated".formatted(processor.key().text());
    return new UnmodelledSetting(stage, what, processor.origin());
  }
}
