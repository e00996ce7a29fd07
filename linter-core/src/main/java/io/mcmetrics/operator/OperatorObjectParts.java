package io.mcmetrics.operator;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.document.Document;
import io.mcmetrics.document.Document.Sight;
import io.mcmetrics.kubernetes.CommandLine;
import io.mcmetrics.kubernetes.Container;
import io.mcmetrics.kubernetes.Container.ContainerPort;
import io.mcmetrics.kubernetes.Service;
import io.mcmetrics.kubernetes.ServicePort;
import io.mcmetrics.kubernetes.Workload;
import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.NamedValue;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import io.mcmetrics.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Builds the objects that an operator creates for a resource. They are in no file, so that the
 * origin of each part is that of the resource.
 */
record OperatorObjectParts(Document resource, Cluster cluster) {
  Origin origin() {
    return resource.origin();
  }

  <T> Value<T> known(T value) {
    return new Known<>(value, origin());
  }

  <T> Value<T> nothing() {
    return new Value.Absent<>(origin());
  }

  /** Returns the name of the resource with a prefix and a suffix. */
  Value<String> named(String before, String after) {
    return resource.name() instanceof Known<String> name
        ? new Known<>(before + name.value() + after, name.origin())
        : resource.name();
  }

  /** Returns some labels and, behind them, those of the operator, which override them. */
  List<NamedValue> labels(List<NamedValue> written, Map<String, Value<String>> own) {
    List<NamedValue> labels = new ArrayList<>(written);
    own.forEach((name, value) -> labels.add(new NamedValue(name, value, origin())));
    return labels;
  }

  ContainerPort containerPort(String name, Value<Integer> number) {
    return new ContainerPort(known(name), number, origin());
  }

  ServicePort servicePort(String name, Value<Integer> number, Value<Integer> target) {
    return new ServicePort(known(name), number, text(target), nothing(), origin());
  }

  /** Returns the flag of a listen address on all interfaces; an unknown one for an unknown port. */
  static Value<String> listenFlag(String before, Value<Integer> port) {
    return port instanceof Known<Integer> known
        ? new Known<>(before + ":" + known.value(), known.origin())
        : new Value.Unknown<>(before, port.origin());
  }

  private static Value<String> text(Value<Integer> number) {
    return number instanceof Known<Integer> known
        ? new Known<>(known.value().toString(), known.origin())
        : new Value.Unknown<>("", number.origin());
  }

  Container container(
      String name, Value<String> image, List<Value<String>> words, List<ContainerPort> ports) {
    return new Container(
        known(name),
        image,
        new CommandLine(words, origin()),
        ports,
        List.of(),
        List.of(),
        origin());
  }

  Workload workload(
      Value<String> name,
      Value<Integer> replicas,
      Value<String> governingService,
      List<NamedValue> labels,
      List<Container> containers) {
    return workload(name, replicas, governingService, labels, containers, List.of());
  }

  Workload workload(
      Value<String> name,
      Value<Integer> replicas,
      Value<String> governingService,
      List<NamedValue> labels,
      List<Container> containers,
      List<YamlMapping> volumes) {
    return new Workload(
        cluster,
        resource.kind(),
        name,
        resource.namespace(),
        replicas,
        governingService,
        labels,
        containers,
        volumes,
        Workload.isOnHost(resource.root().mappingAt("spec")),
        resource.unit(),
        resource.sight(),
        origin());
  }

  Service service(
      Value<String> name,
      boolean isHeadless,
      List<ServicePort> ports,
      List<NamedValue> selector,
      Sight sight) {
    return new Service(
        cluster,
        name,
        resource.namespace(),
        nothing(),
        isHeadless ? known("None") : nothing(),
        nothing(),
        ports,
        selector,
        List.of(),
        sight,
        origin());
  }
}
