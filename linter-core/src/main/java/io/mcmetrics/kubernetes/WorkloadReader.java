package io.mcmetrics.kubernetes;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.document.Document;
import io.mcmetrics.kubernetes.Container.ContainerPort;
import io.mcmetrics.kubernetes.Container.Mount;
import io.mcmetrics.kubernetes.Container.Reference;
import io.mcmetrics.yaml.NamedValue;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads Pods, and the built-in kinds of workloads with a pod template. */
public final class WorkloadReader {
  private static final Set<String> WORKLOADS =
      Set.of("StatefulSet", "Deployment", "DaemonSet", "ReplicaSet", "Rollout");

  private WorkloadReader() {}

  /** Returns the workload that a document describes; empty if it is of another kind. */
  public static Optional<Workload> read(Document document, Cluster cluster) {
    if (document.kind().equals("Pod")) {
      return Optional.of(workload(document, cluster, document.root()));
    }
    return WORKLOADS.contains(document.kind())
        ? document
            .root()
            .mappingAt("spec", "template")
            .map(template -> workload(document, cluster, template))
        : Optional.empty();
  }

  private static Workload workload(Document document, Cluster cluster, YamlMapping template) {
    List<Container> containers = new ArrayList<>();
    for (YamlMapping container : template.mappingsAt("spec", "containers")) {
      containers.add(container(container));
    }
    return new Workload(
        cluster,
        document.kind(),
        document.name(),
        document.namespace(),
        document.root().number("spec", "replicas"),
        document.text("spec", "serviceName"),
        NamedValue.in(template.mappingAt("metadata", "labels")),
        containers,
        template.mappingsAt("spec", "volumes"),
        Workload.isOnHost(template.mappingAt("spec")),
        document.unit(),
        document.sight(),
        document.origin());
  }

  private static Container container(YamlMapping container) {
    List<NamedValue> environment = new ArrayList<>();
    List<Reference> references = new ArrayList<>();
    for (YamlMapping variable : container.mappingsAt("env")) {
      if (variable.text("name") instanceof Value.Known<String> name) {
        Value<String> value =
            variable.has("valueFrom")
                ? new Value.Unknown<>("", variable.origin())
                : variable.text("value");
        environment.add(new NamedValue(name.value(), value, variable.origin()));
        reference(variable).ifPresent(key -> references.add(new Reference(name.value(), key)));
      }
    }
    return new Container(
        container.text("name"),
        container.text("image"),
        CommandLineReader.read(container, environment),
        container.mappingsAt("ports").stream()
            .map(p -> new ContainerPort(p.text("name"), p.number("containerPort"), p.origin()))
            .toList(),
        environment,
        references,
        container.mappingsAt("volumeMounts").stream().map(Mount::of).toList(),
        container.origin());
  }

  private static Optional<KeyReference> reference(YamlMapping variable) {
    return reference("Secret", variable.mappingAt("valueFrom", "secretKeyRef"))
        .or(() -> reference("ConfigMap", variable.mappingAt("valueFrom", "configMapKeyRef")));
  }

  private static Optional<KeyReference> reference(String kind, Optional<YamlMapping> selector) {
    return selector.map(s -> new KeyReference(kind, s.text("name"), s.text("key"), s.origin()));
  }
}
