package io.mcmetrics.operator;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.document.Document;
import io.mcmetrics.kubernetes.CommandLine;
import io.mcmetrics.kubernetes.Container.ContainerPort;
import io.mcmetrics.kubernetes.Service;
import io.mcmetrics.kubernetes.ServicePort;
import io.mcmetrics.kubernetes.ServiceReader;
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
 * The workloads and Services that the operator of the Thanos community creates for its resources,
 * as far as they receive samples or answer queries (thanos-community/thanos-operator 8bd18cc,
 * internal/pkg/manifests). The stores of a querier and the endpoints of a hashring are not known:
 * the operator discovers them in the cluster.
 */
final class ThanosOperatorObjects {
  /** The ports that all of a component's pods and Services have, by their names. */
  private static final Map<String, Integer> OF_QUERY_AND_RULER = ports(9090, 0);

  private static final Map<String, Integer> OF_RECEIVE = ports(10902, 19291);

  /** The flags with the listen addresses, by the name of the port. */
  private static final Map<String, String> ADDRESSES =
      Map.of(
          "grpc", "grpc-address",
          "http", "http-address",
          "remote-write", "remote-write.address");

  private final OperatorObjectParts parts;
  private final YamlMapping spec;
  private final List<Workload> workloads = new ArrayList<>();
  private final List<Service> services = new ArrayList<>();

  private ThanosOperatorObjects(OperatorObjectParts parts, YamlMapping spec) {
    this.parts = parts;
    this.spec = spec;
  }

  static Optional<OperatorObjects> of(Document document, Cluster cluster) {
    return document
        .root()
        .mappingAt("spec")
        .map(
            spec ->
                new ThanosOperatorObjects(new OperatorObjectParts(document, cluster), spec)
                    .objects());
  }

  private static Map<String, Integer> ports(int http, int remoteWrite) {
    Map<String, Integer> ports = new LinkedHashMap<>();
    ports.put("grpc", 10901);
    ports.put("http", http);
    if (remoteWrite > 0) {
      ports.put("capnproto", 19391);
      ports.put("remote-write", remoteWrite);
    }
    return ports;
  }

  private OperatorObjects objects() {
    switch (parts.resource().kind()) {
      case "ThanosReceive" -> receive();
      case "ThanosQuery" -> query();
      case "ThanosRuler" -> add("thanos-ruler", "", spec, OF_QUERY_AND_RULER, true, words("rule"));
      default -> {}
    }
    return new OperatorObjects(workloads, services);
  }

  private void receive() {
    YamlMapping router = spec.mappingAt("routerSpec").orElse(empty());
    List<Value<String>> words = words("receive");
    words.add(parts.known("--receive.hashrings-file=/var/lib/thanos-receive/hashrings.json"));
    words.add(CommandLine.flag("--receive.replication-factor=", router.text("replicationFactor")));
    words.addAll(labels(router));
    add("thanos-receive-router", "", router, OF_RECEIVE, false, words);
    for (YamlMapping ring : spec.mappingsAt("ingesterSpec", "hashrings")) {
      List<Value<String>> own = words("receive");
      own.add(parts.known("--receive.local-endpoint=$(POD_NAME)"));
      own.addAll(labels(ring));
      ring.text("name")
          .known()
          .ifPresent(
              name -> add("thanos-receive-ingester", "-" + name, ring, OF_RECEIVE, true, own));
    }
  }

  private void query() {
    List<Value<String>> words = words("query");
    for (Value<String> label : spec.itemsAt("replicaLabels").stream().map(Value::of).toList()) {
      words.add(CommandLine.flag("--query.replica-label=", label));
    }
    words.add(new Value.Unknown<>("--endpoint=", parts.origin()));
    add("thanos-query", "", spec, OF_QUERY_AND_RULER, true, words);
    Optional<YamlMapping> frontend = spec.mappingAt("queryFrontend");
    if (frontend.isPresent()) {
      List<Value<String>> own = words("query-frontend");
      own.add(downstream(frontend.get()));
      add("thanos-query-frontend", "", frontend.get(), Map.of("http", 9090), false, own);
    }
  }

  /** Without a selector, the frontend queries the querier of the same resource. */
  private Value<String> downstream(YamlMapping frontend) {
    String flag = "--query-frontend.downstream-url=";
    return frontend.has("queryLabelSelector")
        ? new Value.Unknown<>(flag, parts.origin())
        : CommandLine.flag(flag, parts.named("http://thanos-query-", ":9090"));
  }

  private YamlMapping empty() {
    return new YamlMapping(List.of(), parts.origin());
  }

  private List<Value<String>> words(String component) {
    return new ArrayList<>(List.of(parts.known(component)));
  }

  private static List<Value<String>> labels(YamlMapping own) {
    List<Value<String>> flags = new ArrayList<>();
    for (NamedValue label : NamedValue.in(own.mappingAt("externalLabels"))) {
      flags.add(CommandLine.flag("--label=" + label.name() + "=", label.value()));
    }
    return flags;
  }

  private void add(
      String prefix,
      String suffix,
      YamlMapping own,
      Map<String, Integer> ports,
      boolean isHeadless,
      List<Value<String>> words) {
    Value<String> name = parts.named(prefix + "-", suffix);
    List<NamedValue> selector = parts.labels(List.of(), labels(prefix, suffix, name));
    List<NamedValue> written =
        NamedValue.in(parts.resource().root().mappingAt("metadata", "labels"));
    List<Value<String>> all = new ArrayList<>(words);
    List<ContainerPort> containerPorts = new ArrayList<>();
    List<ServicePort> servicePorts = new ArrayList<>();
    for (Map.Entry<String, Integer> port : ports.entrySet()) {
      Value<Integer> number = parts.known(port.getValue());
      containerPorts.add(parts.containerPort(port.getKey(), number));
      servicePorts.add(parts.servicePort(port.getKey(), number, number));
      if (ADDRESSES.containsKey(port.getKey())) {
        String flag = "--" + ADDRESSES.get(port.getKey()) + "=0.0.0.0:";
        all.add(parts.known(flag + port.getValue()));
      }
    }
    servicePorts.addAll(ServiceReader.ports(own.mappingsAt("additionalServicePorts")));
    own.itemsAt("additionalArgs").forEach(argument -> all.add(Value.of(argument)));
    // Stands for the other flags, which are not read: the command line is not all known.
    all.add(new Value.Unknown<>("", parts.origin()));
    workloads.add(
        parts.workload(
            name,
            own.number("replicas"),
            name,
            parts.labels(written, labels(prefix, suffix, name)),
            List.of(parts.container(prefix, image(own), all, containerPorts))));
    services.add(parts.service(name, isHeadless, servicePorts, selector, parts.resource().sight()));
  }

  private Map<String, Value<String>> labels(String component, String suffix, Value<String> name) {
    Map<String, Value<String>> labels = new LinkedHashMap<>();
    labels.put(
        "app.kubernetes.io/name",
        parts.known(component.startsWith("thanos-receive") ? "thanos-receive" : component));
    labels.put("app.kubernetes.io/part-of", parts.known("thanos"));
    labels.put("app.kubernetes.io/managed-by", parts.known("thanos-operator"));
    labels.put("app.kubernetes.io/component", component(component));
    labels.put("app.kubernetes.io/instance", name);
    labels.put("operator.thanos.io/owner", parts.resource().name());
    if (!suffix.isEmpty()) {
      labels.put("operator.thanos.io/hashring", parts.known(suffix.substring(1)));
    }
    return labels;
  }

  private Value<String> component(String component) {
    return switch (component) {
      case "thanos-query" -> parts.known("query-layer");
      case "thanos-query-frontend" -> parts.known("query-frontend");
      case "thanos-ruler" -> parts.known("rule-evaluation-engine");
      default -> parts.known(component);
    };
  }

  private Value<String> image(YamlMapping own) {
    return own.text("version") instanceof Known<String> version
        ? new Known<>("quay.io/thanos/thanos:" + version.value(), version.origin())
        : own.text("baseImage");
  }
}
