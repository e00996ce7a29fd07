package io.mcmetrics.operator;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.document.Document;
import io.mcmetrics.document.Document.Sight;
import io.mcmetrics.kubernetes.Container.ContainerPort;
import io.mcmetrics.kubernetes.Service;
import io.mcmetrics.kubernetes.ServicePort;
import io.mcmetrics.kubernetes.Workload;
import io.mcmetrics.yaml.NamedValue;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import io.mcmetrics.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The workloads and Services that the Thanos operator of Banzai Cloud creates for a Receiver and
 * for a Thanos, as far as they receive samples or answer queries (banzaicloud/thanos-operator
 * 3aa76e5, pkg/resources/receiver, query and query_frontend). The stores of a querier are not
 * known: the operator discovers them in the cluster.
 */
final class BanzaiThanosOperatorObjects {
  /** A listen address: its key in the resource, its flag, and the default port. */
  private record Address(String port, String key, String flag, int usual) {}

  private static final List<Address> OF_RECEIVER =
      List.of(
          new Address("grpc", "grpcAddress", "grpc-address", 10907),
          new Address("http", "httpAddress", "http-address", 10909),
          new Address("remote-write", "remoteWriteAddress", "remote-write.address", 10908));

  private static final List<Address> OF_QUERY =
      List.of(
          new Address("grpc", "grpcAddress", "grpc-address", 10901),
          new Address("http", "httpAddress", "http-address", 10902));

  private static final List<Address> OF_FRONTEND =
      List.of(new Address("http", "httpAddress", "http-address", 9090));

  private static final List<String> OF_SERVICE = List.of("metaOverrides", "serviceOverrides");

  private static final List<String> OF_WORKLOAD =
      List.of(
          "metaOverrides",
          "workloadMetaOverrides",
          "workloadOverrides",
          "containerOverrides",
          "deploymentOverrides",
          "statefulsetOverrides");

  private static final String NAME = "app.kubernetes.io/name";
  private static final String MANAGED_BY = "app.kubernetes.io/managed-by";

  private final OperatorObjectParts parts;
  private final List<Workload> workloads = new ArrayList<>();
  private final List<Service> services = new ArrayList<>();

  private BanzaiThanosOperatorObjects(OperatorObjectParts parts) {
    this.parts = parts;
  }

  static Optional<OperatorObjects> of(Document document, Cluster cluster) {
    return document
        .root()
        .mappingAt("spec")
        .map(
            spec ->
                new BanzaiThanosOperatorObjects(new OperatorObjectParts(document, cluster))
                    .objects(spec));
  }

  private OperatorObjects objects(YamlMapping spec) {
    switch (parts.resource().kind()) {
      case "Receiver" -> receiver(spec.mappingsAt("receiverGroups"));
      case "Thanos" -> {
        spec.mappingAt("query").ifPresent(own -> querying("query", own, OF_QUERY));
        spec.mappingAt("queryFrontend")
            .ifPresent(own -> querying("query-frontend", own, OF_FRONTEND));
      }
      default -> {}
    }
    return new OperatorObjects(workloads, services);
  }

  private void receiver(List<YamlMapping> groups) {
    for (YamlMapping group : groups) {
      if (group.text("name") instanceof Known<String> name) {
        List<Value<String>> words = new ArrayList<>();
        words.add(parts.known("receive"));
        words.add(parts.known("--receive.local-endpoint=$(NAME)"));
        words.add(parts.known("--receive.hashrings-file=/etc/hashring/hashring.json"));
        words.add(parts.known("--label=receive_replica=\"$(NAME)\""));
        Map<String, Value<String>> labels = labels("receiver");
        labels.put("receiverGroup", name);
        add("-receiver-" + name.value(), group, OF_RECEIVER, words, labels, true);
      }
    }
    if (!groups.isEmpty()) {
      services.add(
          parts.service(
              parts.named("", "-receiver"),
              false,
              OF_RECEIVER.stream().map(this::named).toList(),
              parts.labels(List.of(), labels("receiver")),
              parts.resource().sight()));
    }
  }

  /** The target is a name: each group of the Receiver may listen on a port of its own. */
  private ServicePort named(Address address) {
    return new ServicePort(
        parts.known(address.port()),
        parts.known(address.usual()),
        parts.known(address.port()),
        parts.nothing(),
        parts.origin());
  }

  private void querying(String component, YamlMapping own, List<Address> addresses) {
    List<Value<String>> words = new ArrayList<>();
    words.add(parts.known(component));
    words.add(new Value.Unknown<>("--store=", parts.origin()));
    add("-" + component, own, addresses, words, labels(component), false);
  }

  private Map<String, Value<String>> labels(String component) {
    Map<String, Value<String>> labels = new LinkedHashMap<>();
    labels.put(NAME, parts.known(component));
    labels.put(MANAGED_BY, parts.resource().name());
    return labels;
  }

  private void add(
      String suffix,
      YamlMapping own,
      List<Address> addresses,
      List<Value<String>> words,
      Map<String, Value<String>> labels,
      boolean isHeadless) {
    List<ContainerPort> containerPorts = new ArrayList<>();
    List<ServicePort> servicePorts = new ArrayList<>();
    for (Address address : addresses) {
      Value<Integer> port = port(own.text(address.key()), address);
      containerPorts.add(parts.containerPort(address.port(), port));
      servicePorts.add(parts.servicePort(address.port(), port, port));
      words.add(OperatorObjectParts.listenFlag("--" + address.flag() + "=", port));
    }
    // Stands for the other flags, which are not read: the command line is not all known.
    words.add(new Value.Unknown<>("", parts.origin()));
    List<NamedValue> all = parts.labels(List.of(), labels);
    Value<String> name = parts.named("", suffix);
    workloads.add(
        parts
            .workload(
                name,
                own.number("replicas"),
                name,
                all,
                List.of(parts.container("thanos", parts.nothing(), words, containerPorts)))
            .withSight(sight(own, OF_WORKLOAD)));
    services.add(parts.service(name, isHeadless, servicePorts, all, sight(own, OF_SERVICE)));
  }

  /** Overrides are merged over the created object, and may change any part of it. */
  private Sight sight(YamlMapping own, List<String> overrides) {
    Sight sight = parts.resource().sight();
    return overrides.stream().anyMatch(own::has) ? sight.partial() : sight;
  }

  private static Value<Integer> port(Value<String> written, Address address) {
    if (written instanceof Value.Absent<String>) {
      return new Known<>(address.usual(), written.origin());
    }
    String digits = written.written().replaceFirst(".*:", "");
    return written instanceof Known<String> && digits.matches("\\d{1,5}")
        ? new Known<>(Integer.parseInt(digits), written.origin())
        : new Value.Unknown<>("", written.origin());
  }
}
