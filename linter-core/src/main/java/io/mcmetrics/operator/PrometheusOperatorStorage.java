package io.mcmetrics.operator;

import io.mcmetrics.kubernetes.CommandLine;
import io.mcmetrics.kubernetes.Container;
import io.mcmetrics.kubernetes.Container.Mount;
import io.mcmetrics.kubernetes.Container.Reference;
import io.mcmetrics.kubernetes.KeyReference;
import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import io.mcmetrics.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.List;

/**
 * The flags, variables and mounts with which the Prometheus operator configures object storage for
 * a container of Thanos (prometheus-operator, pkg/prometheus/server/statefulset.go and
 * pkg/thanos/statefulset.go).
 */
final class PrometheusOperatorStorage {
  private static final String VARIABLE = "OBJSTORE_CONFIG";

  private PrometheusOperatorStorage() {}

  /** Returns the container with its settings of object storage and its mounts. */
  static Container in(YamlMapping spec, Container container) {
    List<Value<String>> words = new ArrayList<>(container.commandLine().words());
    List<Reference> references = new ArrayList<>();
    // The path takes precedence over the reference to a key.
    if (spec.has("objectStorageConfigFile")) {
      words.add(CommandLine.flag("--objstore.config-file=", spec.text("objectStorageConfigFile")));
    } else if (spec.has("objectStorageConfig")) {
      // The ruler gets the key as a file, and the sidecar as a variable; both are read as a
      // variable.
      KeyReference key = key(spec);
      words.add(
          CommandLine.flag("--objstore.config=", new Known<>("$(" + VARIABLE + ")", key.origin())));
      references.add(new Reference(VARIABLE, key));
    }
    return new Container(
        container.name(),
        container.image(),
        new CommandLine(words, container.commandLine().origin()),
        container.ports(),
        container.environment(),
        references,
        spec.mappingsAt("volumeMounts").stream().map(Mount::of).toList(),
        container.origin());
  }

  private static KeyReference key(YamlMapping spec) {
    Origin origin = spec.at("objectStorageConfig").orElse(spec).origin();
    return new KeyReference(
        "Secret",
        spec.text("objectStorageConfig", "name"),
        spec.text("objectStorageConfig", "key"),
        origin);
  }
}
