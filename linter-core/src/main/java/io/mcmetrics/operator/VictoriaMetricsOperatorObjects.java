package io.mcmetrics.operator;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.document.Document;
import io.mcmetrics.document.Document.Sight;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.kubernetes.Service;
import io.mcmetrics.kubernetes.ServicePort;
import io.mcmetrics.kubernetes.ServiceReader;
import io.mcmetrics.kubernetes.ValueEquality;
import io.mcmetrics.kubernetes.Workload;
import io.mcmetrics.yaml.NamedValue;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The workloads and Services that the operator of VictoriaMetrics creates for its resources
 * (VictoriaMetrics/operator v0.74.1, api/operator/v1beta1/*_types.go for names and labels,
 * internal/config/config.go for ports, internal/controller/operator/factory for Services). The
 * ports are the same since v0.20.
 */
final class VictoriaMetricsOperatorObjects {
  /** A program that it starts; the name of its workload is this name and that of the resource. */
  private record Part(String name, String program, int port, boolean isHeadless) {}

  private static final Part SINGLE = new Part("vmsingle", "victoria-metrics", 8429, false);
  private static final Part AGENT = new Part("vmagent", "vmagent", 8429, false);
  private static final Part AUTH = new Part("vmauth", "vmauth", 8427, false);

  private static final List<Part> CLUSTER =
      List.of(
          new Part("vminsert", "vminsert", 8480, false),
          new Part("vmselect", "vmselect", 8481, true),
          new Part("vmstorage", "vmstorage", 8482, true));

  /** The port of the program itself, which the Service has as well since v0.57. */
  private static final int SINGLE_ALIAS = 8428;

  private final OperatorObjectParts parts;
  private final YamlMapping spec;
  private final List<Workload> workloads = new ArrayList<>();
  private final List<Service> services = new ArrayList<>();

  private VictoriaMetricsOperatorObjects(OperatorObjectParts parts, YamlMapping spec) {
    this.parts = parts;
    this.spec = spec;
  }

  static Optional<OperatorObjects> of(Document document, Cluster cluster) {
    return document
        .root()
        .mappingAt("spec")
        .map(
            spec ->
                new VictoriaMetricsOperatorObjects(new OperatorObjectParts(document, cluster), spec)
                    .objects());
  }

  private OperatorObjects objects() {
    switch (parts.resource().kind()) {
      case "VMSingle" -> add(SINGLE, spec);
      case "VMAgent" -> add(AGENT, spec);
      case "VMAuth" -> add(AUTH, spec);
      case "VMCluster" -> addCluster();
      default -> {}
    }
    return new OperatorObjects(workloads, services);
  }

  /** Each part is created only if the resource has its key. */
  private void addCluster() {
    for (Part part : CLUSTER) {
      spec.mappingAt(part.name()).ifPresent(own -> add(part, own));
    }
  }

  private void add(Part part, YamlMapping own) {
    Value<Integer> port = port(part, own);
    Value<String> name = name(part);
    workloads.add(
        parts.workload(
            name,
            own.number("replicaCount"),
            name,
            parts.labels(NamedValue.in(own.mappingAt("podMetadata", "labels")), selectorOf(part)),
            List.of(
                parts.container(
                    part.name(),
                    image(own),
                    words(part, own, port),
                    List.of(parts.containerPort("http", port))))));
    Service standard = standard(part, own, name, port);
    services.add(standard);
    own.mappingAt("serviceSpec")
        .filter(extra -> !extra.is(true, "useAsDefault"))
        .ifPresent(extra -> services.add(additional(standard, extra)));
  }

  /** Since v0.73 names may be those of the charts. */
  private Value<String> name(Part part) {
    if (!spec.is(true, "useLegacyNaming")) {
      return parts.named(part.name() + "-", "");
    }
    return CLUSTER.contains(part) ? parts.named("", "-" + part.name()) : parts.resource().name();
  }

  private static Value<Integer> port(Part part, YamlMapping own) {
    Value<String> written = own.text("port");
    if (written instanceof Value.Absent<String> || written.isKnown("")) {
      return new Known<>(part.port(), written.origin());
    }
    return written instanceof Known<String> known && known.value().matches("\\d{1,5}")
        ? new Known<>(Integer.parseInt(known.value()), known.origin())
        : new Value.Unknown<>("", written.origin());
  }

  private Map<String, Value<String>> selectorOf(Part part) {
    Map<String, Value<String>> labels = new LinkedHashMap<>();
    labels.put("app.kubernetes.io/name", parts.known(part.name()));
    labels.put("app.kubernetes.io/instance", parts.resource().name());
    labels.put("app.kubernetes.io/component", parts.known("monitoring"));
    labels.put("managed-by", parts.known("vm-operator"));
    return labels;
  }

  private Value<String> image(YamlMapping own) {
    return own.text("image", "repository") instanceof Known<String> repository
            && own.text("image", "tag") instanceof Known<String> tag
        ? new Known<>(repository.value() + ":" + tag.value(), repository.origin())
        : parts.nothing();
  }

  private List<Value<String>> words(Part part, YamlMapping own, Value<Integer> port) {
    List<Value<String>> words = new ArrayList<>();
    words.add(parts.known(part.program()));
    words.add(OperatorObjectParts.listenFlag("-httpListenAddr=", port));
    List<Entry> more = own.mappingAt("extraArgs").map(YamlMapping::entries).orElse(List.of());
    for (Entry argument : more) {
      String before = "-" + argument.key().text() + "=";
      words.add(
          Value.of(argument.value()) instanceof Known<String> known
              ? new Known<>(before + known.value(), argument.origin())
              : new Value.Unknown<>(before, argument.origin()));
    }
    return words;
  }

  /**
   * The request balancer of a VMCluster takes over the name and the port of this Service, and
   * forwards to the same pods, so that it is not modelled.
   */
  private Service standard(Part part, YamlMapping own, Value<String> name, Value<Integer> port) {
    List<ServicePort> ports = new ArrayList<>();
    Optional<YamlMapping> changes =
        own.mappingAt("serviceSpec").filter(extra -> extra.is(true, "useAsDefault"));
    changes.ifPresent(extra -> ports.addAll(ServiceReader.ports(extra)));
    addNew(parts.servicePort("http", port, port), ports);
    if (part.equals(SINGLE) && !port.isKnown(SINGLE_ALIAS)) {
      addNew(parts.servicePort("http-alias", parts.known(SINGLE_ALIAS), port), ports);
    }
    boolean isHeadless = part.isHeadless() || own.is(true, "statefulMode");
    Service service =
        parts.service(
            name, isHeadless, ports, parts.labels(List.of(), selectorOf(part)), sight(own));
    return changes.map(extra -> changed(service, service.name(), ports, extra)).orElse(service);
  }

  private static void addNew(ServicePort port, List<ServicePort> ports) {
    if (ports.stream()
        .noneMatch(
            other ->
                other.name().equals(port.name())
                    || ValueEquality.areKnownAndEqual(other.name(), port.name()))) {
      ports.add(port);
    }
  }

  /** A variable of the operator may set other ports than these (VM_VMSINGLEDEFAULT_PORT, …). */
  private Sight sight(YamlMapping own) {
    Sight sight = parts.resource().sight();
    return own.has("port") ? sight : sight.atMost(Confidence.LIKELY);
  }

  private Service additional(Service standard, YamlMapping extra) {
    Value<String> written = extra.text("metadata", "name");
    Value<String> name =
        written instanceof Value.Absent<String> && standard.name() instanceof Known<String> known
            ? new Known<>(known.value() + "-additional-service", known.origin())
            : written;
    List<ServicePort> own = ServiceReader.ports(extra);
    return changed(standard, name, own.isEmpty() ? standard.ports() : own, extra);
  }

  private static Service changed(
      Service standard, Value<String> name, List<ServicePort> ports, YamlMapping extra) {
    List<NamedValue> selector = NamedValue.in(extra.mappingAt("spec", "selector"));
    boolean isDefault = extra.is(true, "useAsDefault");
    return new Service(
        standard.cluster(),
        name,
        standard.namespace(),
        extra.text("spec", "type"),
        extra.text("spec", "clusterIP"),
        extra.text("spec", "externalName"),
        ports,
        isDefault || selector.isEmpty() ? standard.selector() : selector,
        NamedValue.in(extra.mappingAt("metadata", "annotations")),
        standard.sight(),
        extra.origin());
  }
}
