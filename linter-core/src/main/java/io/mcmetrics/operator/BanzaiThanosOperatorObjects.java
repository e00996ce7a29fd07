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
 * Tells what the Thanos operator of Banzai Cloud makes of a Receiver and of a Thanos, as far as it
 * takes samples or answers queries (banzaicloud/thanos-operator 3aa76e5, pkg/resources/receiver,
 * query and query_frontend). Whom a querier asks it finds out in the cluster.
 */
final class BanzaiThanosOperatorObjects {
  /** An address that a flag and a key of the resource tell, and the port without them. */
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

  private final OperatorObjectParts plan;
  private final List<Workload> workloads = new ArrayList<>();
  private final List<Service> services = new ArrayList<>();

  private BanzaiThanosOperatorObjects(OperatorObjectParts plan) {
    this.plan = plan;
  }

  static Optional<OperatorObjects> of(Document document, Cluster cluster) {
    return document
        .root()
        .mappingAt("spec")
        .map(
            spec ->
                new BanzaiThanosOperatorObjects(new OperatorObjectParts(document, cluster))
                    .operated(spec));
  }

  private OperatorObjects operated(YamlMapping spec) {
    switch (plan.resource().kind()) {
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
        words.add(plan.known("receive"));
        words.add(plan.known("--receive.local-endpoint=$(NAME)"));
        words.add(plan.known("--receive.hashrings-file=/etc/hashring/hashring.json"));
        words.add(plan.known("--label=receive_replica=\"$(NAME)\""));
        Map<String, Value<String>> labels = labels("receiver");
        labels.put("receiverGroup", name);
        add("-receiver-" + name.value(), group, OF_RECEIVER, words, labels, true);
      }
    }
    if (!groups.isEmpty()) {
      services.add(
          plan.service(
              plan.named("", "-receiver"),
              false,
              OF_RECEIVER.stream().map(this::named).toList(),
              plan.labels(List.of(), labels("receiver")),
              plan.resource().sight()));
    }
  }

  /** Its pods may listen elsewhere: the Service for all of a Receiver leads there by name. */
  private ServicePort named(Address address) {
    return new ServicePort(
        plan.known(address.port()),
        plan.known(address.usual()),
        plan.known(address.port()),
        plan.nothing(),
        plan.origin());
  }

  private void querying(String component, YamlMapping own, List<Address> addresses) {
    List<Value<String>> words = new ArrayList<>();
    words.add(plan.known(component));
    words.add(new Value.Unknown<>("--store=", plan.origin()));
    add("-" + component, own, addresses, words, labels(component), false);
  }

  private Map<String, Value<String>> labels(String component) {
    Map<String, Value<String>> labels = new LinkedHashMap<>();
    labels.put(NAME, plan.known(component));
    labels.put(MANAGED_BY, plan.resource().name());
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
      containerPorts.add(plan.containerPort(address.port(), port));
      servicePorts.add(plan.servicePort(address.port(), port, port));
      words.add(
          port instanceof Known<Integer> known
              ? new Known<>("--" + address.flag() + "=:" + known.value(), known.origin())
              : new Value.Unknown<>("--" + address.flag() + "=", port.origin()));
    }
    // What else they are told does not matter here, but it is not nothing.
    words.add(new Value.Unknown<>("", plan.origin()));
    List<NamedValue> all = plan.labels(List.of(), labels);
    Value<String> name = plan.named("", suffix);
    workloads.add(
        plan.workload(
                name,
                own.number("replicas"),
                name,
                all,
                List.of(plan.container("thanos", plan.nothing(), words, containerPorts)))
            .seen(sight(own, OF_WORKLOAD)));
    services.add(plan.service(name, isHeadless, servicePorts, all, sight(own, OF_SERVICE)));
  }

  /** What is merged over what the operator makes may change any of it. */
  private Sight sight(YamlMapping own, List<String> overrides) {
    Sight sight = plan.resource().sight();
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
