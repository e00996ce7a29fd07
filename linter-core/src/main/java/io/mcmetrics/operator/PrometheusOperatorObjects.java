package io.mcmetrics.operator;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.document.Document;
import io.mcmetrics.kubernetes.Container;
import io.mcmetrics.kubernetes.Container.ContainerPort;
import io.mcmetrics.kubernetes.Service;
import io.mcmetrics.kubernetes.ServicePort;
import io.mcmetrics.kubernetes.Workload;
import io.mcmetrics.yaml.NamedValue;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The workload that the Prometheus operator creates for a resource, and the headless Service that
 * governs it (prometheus-operator, pkg/prometheus/server/statefulset.go, pkg/prometheus/common.go,
 * pkg/thanos/statefulset.go).
 */
final class PrometheusOperatorObjects {
  private static final int WEB_PORT = 9090;
  private static final int THANOS_HTTP_PORT = 10902;
  private static final int THANOS_GRPC_PORT = 10901;

  private final OperatorObjectParts parts;
  private final Document resource;
  private final YamlMapping spec;

  private PrometheusOperatorObjects(Document resource, Cluster cluster, YamlMapping spec) {
    this.parts = new OperatorObjectParts(resource, cluster);
    this.resource = resource;
    this.spec = spec;
  }

  static Optional<PrometheusOperatorObjects> of(Document document, Cluster cluster) {
    return switch (document.kind()) {
      case "Prometheus", "PrometheusAgent", "ThanosRuler" ->
          document
              .root()
              .mappingAt("spec")
              .map(spec -> new PrometheusOperatorObjects(document, cluster, spec));
      default -> Optional.empty();
    };
  }

  Workload workload() {
    return parts.workload(
        prefixed(),
        spec.number("replicas"),
        parts.known(governingService()),
        labels(),
        containers(),
        spec.mappingsAt("volumes"));
  }

  /** Returns the headless Service: the operator creates one for all resources of a namespace. */
  Service service() {
    List<ServicePort> ports = new ArrayList<>();
    ports.add(port(portName(), isRuler() ? THANOS_HTTP_PORT : WEB_PORT));
    if (isRuler() || hasSidecar()) {
      ports.add(port("grpc", THANOS_GRPC_PORT));
    }
    return parts.service(
        parts.known(governingService()),
        true,
        ports,
        List.of(label("app.kubernetes.io/name", isRuler() ? "thanos-ruler" : "prometheus")),
        resource.sight());
  }

  private boolean isRuler() {
    return resource.kind().equals("ThanosRuler");
  }

  private boolean isAgent() {
    return resource.kind().equals("PrometheusAgent");
  }

  /** An empty mapping is enough: the operator only checks that it is not null. */
  private boolean hasSidecar() {
    return !isAgent() && spec.get("thanos").filter(node -> !node.isNull()).isPresent();
  }

  /** A name that is not known is taken for the default. */
  private String portName() {
    return spec.text("portName") instanceof Value.Known<String> own ? own.value() : "web";
  }

  private String governingService() {
    return spec.text("serviceName") instanceof Value.Known<String> own
        ? own.value()
        : isRuler()
            ? "thanos-ruler-operated"
            : isAgent() ? "prometheus-agent-operated" : "prometheus-operated";
  }

  private Value<String> prefixed() {
    String prefix = isRuler() ? "thanos-ruler-" : isAgent() ? "prom-agent-" : "prometheus-";
    return parts.named(prefix, "");
  }

  private List<NamedValue> labels() {
    List<NamedValue> labels =
        new ArrayList<>(NamedValue.in(spec.mappingAt("podMetadata", "labels")));
    Value<String> name = resource.name();
    String app = isRuler() ? "thanos-ruler" : isAgent() ? "prometheus-agent" : "prometheus";
    labels.add(label("app.kubernetes.io/name", app));
    labels.add(label("app.kubernetes.io/managed-by", "prometheus-operator"));
    labels.add(new NamedValue("app.kubernetes.io/instance", name, resource.origin()));
    labels.add(new NamedValue("operator.prometheus.io/name", name, resource.origin()));
    labels.add(new NamedValue(isRuler() ? "thanos-ruler" : "prometheus", name, resource.origin()));
    return labels;
  }

  private List<Container> containers() {
    List<Container> containers = new ArrayList<>();
    if (isRuler()) {
      Container ruler =
          parts.container(
              "thanos-ruler",
              spec.text("image"),
              ThanosRulerFlags.of(resource, spec),
              List.of(
                  containerPort(portName(), THANOS_HTTP_PORT),
                  containerPort("grpc", THANOS_GRPC_PORT)));
      containers.add(PrometheusOperatorStorage.in(spec, ruler));
      return containers;
    }
    containers.add(
        parts.container(
            "prometheus",
            spec.text("image"),
            flags(),
            List.of(containerPort(portName(), WEB_PORT))));
    if (hasSidecar()) {
      Container sidecar =
          parts.container(
              "thanos-sidecar",
              spec.text("thanos", "image"),
              sidecarFlags(),
              List.of(
                  containerPort("http", THANOS_HTTP_PORT),
                  containerPort("grpc", THANOS_GRPC_PORT)));
      containers.add(
          spec.mappingAt("thanos")
              .map(given -> PrometheusOperatorStorage.in(given, sidecar))
              .orElse(sidecar));
    }
    return containers;
  }

  /** Returns the flags about the HTTP API and features, and those of {@code additionalArgs}. */
  private List<Value<String>> flags() {
    List<Value<String>> flags = new ArrayList<>();
    if (spec.is(true, "enableRemoteWriteReceiver")) {
      flags.add(new Value.Known<>("--web.enable-remote-write-receiver", resource.origin()));
    }
    // The operator always sets it, so that Prometheus never takes the path of the external URL.
    Value<String> prefix = spec.text("routePrefix");
    flags.add(
        prefix instanceof Value.Absent<String> || prefix.isKnown("")
            ? new Value.Known<>("--web.route-prefix=/", resource.origin())
            : named("--web.route-prefix=", prefix, ""));
    for (Yaml feature : spec.itemsAt("enableFeatures")) {
      flags.add(named("--enable-feature=", Value.of(feature), ""));
    }
    addArguments(spec, flags);
    return flags;
  }

  private List<Value<String>> sidecarFlags() {
    List<Value<String>> flags = new ArrayList<>();
    flags.add(new Value.Known<>("sidecar", resource.origin()));
    Optional<YamlMapping> thanos = spec.mappingAt("thanos");
    Value<String> minTime = spec.text("thanos", "minTime");
    if (!(minTime instanceof Value.Absent<String>)) {
      flags.add(named("--min-time=", minTime, ""));
    }
    if (spec.at("thanos", "grpcServerTlsConfig").filter(tls -> !tls.isNull()).isPresent()) {
      flags.add(new Value.Unknown<>("--grpc-server-tls-cert=", resource.origin()));
    }
    thanos.ifPresent(given -> addArguments(given, flags));
    return flags;
  }

  private static void addArguments(YamlMapping program, List<Value<String>> flags) {
    for (YamlMapping argument : program.mappingsAt("additionalArgs")) {
      Value<String> value = argument.text("value");
      String given = value instanceof Value.Absent<String> ? "" : "=" + value.written();
      flags.add(named("--", argument.text("name"), given));
    }
  }

  private static Value<String> named(String before, Value<String> value, String after) {
    return value instanceof Value.Known<String> known
        ? new Value.Known<>(before + known.value() + after, value.origin())
        : new Value.Unknown<>(before + value.written() + after, value.origin());
  }

  private NamedValue label(String name, String value) {
    return new NamedValue(name, parts.known(value), parts.origin());
  }

  private ContainerPort containerPort(String name, int number) {
    return parts.containerPort(name, parts.known(number));
  }

  private ServicePort port(String name, int number) {
    return new ServicePort(
        parts.known(name), parts.known(number), parts.known(name), parts.nothing(), parts.origin());
  }
}
