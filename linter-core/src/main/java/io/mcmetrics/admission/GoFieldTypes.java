package io.mcmetrics.admission;

import io.mcmetrics.admission.AdmissionFault.Kind;
import io.mcmetrics.document.Document;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The fields of the kinds that are built in, and of all metadata, in which people write a value of
 * another type: the API server decodes JSON into types of Go, and answers {@code cannot unmarshal
 * number into Go struct field Container.args of type string} (Kubernetes 1.37, json of
 * apimachinery). Nothing of the object is applied.
 */
final class GoFieldTypes {
  private static final String TEXT = "string";
  private static final String WHOLE = "integer";

  /** Where the template of the pods is, by the kind of the workload. */
  private static final Map<String, List<String>> TEMPLATES =
      Map.of(
          "Deployment", List.of("spec", "template"),
          "StatefulSet", List.of("spec", "template"),
          "DaemonSet", List.of("spec", "template"),
          "ReplicaSet", List.of("spec", "template"),
          "Job", List.of("spec", "template"),
          "CronJob", List.of("spec", "jobTemplate", "spec", "template"),
          "Pod", List.of());

  private static final Set<String> GROUPS = Set.of("v1", "apps/v1", "batch/v1");

  private final ObjectReading reading;
  private final List<AdmissionFault> faults = new ArrayList<>();

  private GoFieldTypes(ObjectReading reading) {
    this.reading = reading;
  }

  /** Returns what is refused of an object; what a chart makes of its own is left alone. */
  static List<AdmissionFault> faults(Document document) {
    GoFieldTypes found = new GoFieldTypes(ObjectReading.of(document));
    if (!document.sight().sketch()) {
      found.metadata(document.root());
      if (GROUPS.contains(document.root().textAt("apiVersion"))) {
        found.builtIn(document);
      }
    }
    return List.copyOf(found.faults);
  }

  private void metadata(YamlMapping object) {
    values(object.mappingAt("metadata", "labels"), "metadata.labels");
    values(object.mappingAt("metadata", "annotations"), "metadata.annotations");
  }

  private void builtIn(Document document) {
    YamlMapping root = document.root();
    switch (document.kind()) {
      case "ConfigMap" -> values(root.mappingAt("data"), "data");
      case "Secret" -> values(root.mappingAt("stringData"), "stringData");
      case "Service" -> {
        values(root.mappingAt("spec", "selector"), "spec.selector");
        root.mappingAt("spec").stream()
            .flatMap(spec -> spec.mappingsAt("ports").stream())
            .forEach(port -> value(port, "port", WHOLE));
      }
      default -> template(document);
    }
  }

  private void template(Document document) {
    List<String> path = TEMPLATES.get(document.kind());
    if (path == null) {
      return;
    }
    Optional<YamlMapping> template =
        path.isEmpty()
            ? Optional.of(document.root())
            : document.root().mappingAt(path.toArray(String[]::new));
    template.filter(any -> !path.isEmpty()).ifPresent(this::metadata);
    document.root().mappingAt("spec").ifPresent(spec -> value(spec, "replicas", WHOLE));
    template.flatMap(any -> any.mappingAt("spec")).stream()
        .flatMap(
            pod ->
                Stream.of("initContainers", "containers")
                    .flatMap(list -> pod.mappingsAt(list).stream()))
        .forEach(this::container);
  }

  private void container(YamlMapping container) {
    value(container, "image", TEXT);
    for (String list : List.of("command", "args")) {
      container.itemsAt(list).forEach(item -> check(item, list, TEXT));
    }
    container.mappingsAt("env").forEach(variable -> value(variable, "value", TEXT));
    container.mappingsAt("ports").forEach(port -> value(port, "containerPort", WHOLE));
  }

  private void values(Optional<YamlMapping> texts, String path) {
    for (Entry entry : texts.map(YamlMapping::entries).orElse(List.of())) {
      check(entry.value(), path, TEXT);
    }
  }

  private void value(YamlMapping holder, String field, String type) {
    holder.get(field).ifPresent(value -> check(value, field, type));
  }

  private void check(Yaml value, String field, String wanted) {
    String found = reading.type(value);
    // A null is taken for an empty text, and for zero.
    if (ObjectReading.isUnknown(value) || found.equals(wanted) || found.equals("null")) {
      return;
    }
    faults.add(
        new AdmissionFault(
            Kind.SHAPE,
            field,
            "`%s` takes %s, and this is %s"
                .formatted(field, wanted.equals(TEXT) ? "texts" : "whole numbers", words(found)),
            Optional.empty(),
            value.origin()));
  }

  private static String words(String type) {
    return switch (type) {
      case "object" -> "a mapping";
      case "array" -> "a list";
      case "boolean" -> "a boolean: write it in quotes";
      case TEXT -> "a text: write it without quotes";
      default -> "a number: write it in quotes";
    };
  }
}
