package io.mcmetrics.sender;

import io.mcmetrics.sender.ExternalLabels.Label;
import io.mcmetrics.yaml.Value.Unknown;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The labels that processors of an OpenTelemetry Collector give to all series of some pipelines:
 * {@code attributes} those of data points, and {@code resource} those of resources, which become
 * labels only where the exporter is told so (opentelemetry-collector-contrib 0.161.0, run). They go
 * before the labels of the exporter.
 */
final class CollectorLabels {
  private static final String CONVERSION = "resource_to_telemetry_conversion";
  private static final String CONSTANT = "resource_constant_labels";
  private static final String ATTRIBUTES = "attributes";
  private static final String RESOURCE = "resource";
  private static final Set<String> SETTING = Set.of("insert", "upsert");

  private final CollectorConfig config;
  private final YamlMapping exporter;

  CollectorLabels(CollectorConfig config, YamlMapping exporter) {
    this.config = config;
    this.exporter = exporter;
  }

  /** Returns the setting by which resource attributes become labels of every series. */
  Optional<Entry> conversion() {
    return exporter
        .entry(CONVERSION)
        .filter(entry -> entry.value() instanceof YamlMapping)
        .filter(entry -> !isOff((YamlMapping) entry.value()))
        .or(() -> exporter.entry(CONSTANT));
  }

  private static boolean isOff(YamlMapping conversion) {
    return !conversion.has("enabled") || conversion.text("enabled").isKnown("false");
  }

  /** Returns the labels that each of some pipelines sets; unknown where they differ. */
  List<Label> of(List<YamlMapping> pipelines) {
    Map<String, Label> all = new LinkedHashMap<>();
    for (int i = 0; i < pipelines.size(); i++) {
      Map<String, Label> own = inOne(pipelines.get(i));
      if (i == 0) {
        all.putAll(own);
      } else {
        all.keySet().retainAll(own.keySet());
        own.forEach((name, label) -> all.computeIfPresent(name, (key, one) -> joined(one, label)));
      }
    }
    return List.copyOf(all.values());
  }

  private static Label joined(Label one, Label other) {
    return one.value().known().isPresent() && one.value().known().equals(other.value().known())
        ? one
        : unknown(one);
  }

  private static Label unknown(Label label) {
    return new Label(
        label.name(),
        new Unknown<>(label.value().written(), label.value().origin()),
        label.isText(),
        label.origin());
  }

  private Map<String, Label> inOne(YamlMapping pipeline) {
    Map<String, Label> resource = new LinkedHashMap<>();
    Map<String, Label> points = new LinkedHashMap<>();
    for (Entry processor : config.components(List.of(pipeline), "processors")) {
      String type = CollectorConfig.typeOf(processor.key().text());
      if (type.equals(RESOURCE) && conversion().isPresent()) {
        processor.value().mappingsAt(ATTRIBUTES).forEach(action -> apply(action, resource));
      } else if (type.equals(ATTRIBUTES) && isEvaluated(processor)) {
        processor.value().mappingsAt("actions").forEach(action -> apply(action, points));
      }
    }
    points.putAll(resource);
    return points;
  }

  /** Tells whether a processor of attributes only sets labels to texts, on every data point. */
  static boolean isEvaluated(Entry processor) {
    return processor.value() instanceof YamlMapping settings
        && settings.entries().stream().allMatch(entry -> entry.key().text().equals("actions"))
        && settings.itemsAt("actions").size() == settings.mappingsAt("actions").size()
        && settings.mappingsAt("actions").stream()
            .allMatch(
                action ->
                    SETTING.contains(action.textAt("action"))
                        && action.has("key")
                        && action.has("value"));
  }

  private static void apply(YamlMapping action, Map<String, Label> labels) {
    String name = CollectorReader.labelName(action.textAt("key"));
    String how = action.textAt("action");
    Optional<Entry> value = action.entry("value");
    if (how.equals("delete")) {
      labels.remove(name);
    } else if (!SETTING.contains(how)) {
      labels.computeIfPresent(name, (key, label) -> unknown(label));
    } else if (value.isPresent()) {
      Label label = Label.of(value.get(), OtherSenders.value(value.get().value()));
      Label set = new Label(name, label.value(), label.isText(), action.origin());
      // What is there already, an insertion leaves alone.
      labels.merge(name, set, (before, now) -> how.equals("upsert") ? now : before);
    } else {
      Label from = new Label(name, new Unknown<>("", action.origin()), true, action.origin());
      labels.put(name, from);
    }
  }

  /** Returns labels with those that go before them. */
  static List<Label> over(List<Label> labels, List<Label> first) {
    List<Label> all = new ArrayList<>(first);
    labels.stream()
        .filter(label -> first.stream().noneMatch(other -> other.name().equals(label.name())))
        .forEach(all::add);
    return all;
  }
}
