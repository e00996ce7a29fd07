package io.mcmetrics.operator;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.document.Document;
import io.mcmetrics.document.Document.Sight;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.kubernetes.Service;
import io.mcmetrics.kubernetes.ServicePort;
import io.mcmetrics.kubernetes.ServiceReader;
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
 * Tells what the operator of VictoriaMetrics makes of its resources (VictoriaMetrics/operator
 * v0.74.1, api/operator/v1beta1/*_types.go for names and labels, internal/config/config.go for
 * ports, internal/controller/operator/factory for Services). The ports are the same since v0.20.
 */
final class VictoriaMetricsOperatorObjects {
  /** A program that it starts, by the name that goes before that of the resource. */
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

  private final OperatorObjectParts plan;
  private final YamlMapping spec;
  private final List<Workload> workloads = new ArrayList<>();
  private final List<Service> services = new ArrayList<>();

  private VictoriaMetricsOperatorObjects(OperatorObjectParts plan, YamlMapping spec) {
    this.plan = plan;
    this.spec = spec;
  }

  static Optional<OperatorObjects> of(Document document, Cluster cluster) {
    return document
        .root()
        .mappingAt("spec")
        .map(
            spec ->
                new VictoriaMetricsOperatorObjects(new OperatorObjectParts(document, cluster), spec)
                    .operated());
  }

  private OperatorObjects operated() {
    switch (plan.resource().kind()) {
      case "VMSingle" -> add(SINGLE, spec);
      case "VMAgent" -> add(AGENT, spec);
      case "VMAuth" -> add(AUTH, spec);
      case "VMCluster" -> addCluster();
      default -> {}
    }
    return new OperatorObjects(workloads, services);
  }

  /** Each part is there only if the resource says so. */
  private void addCluster() {
    for (Part part : CLUSTER) {
      spec.mappingAt(part.name()).ifPresent(own -> add(part, own));
    }
  }

  private void add(Part part, YamlMapping own) {
    Value<Integer> port = port(part, own);
    Value<String> name = name(part);
    workloads.add(
        plan.workload(
            name,
            own.number("replicaCount"),
            name,
            plan.labels(NamedValue.in(own.mappingAt("podMetadata", "labels")), selectorOf(part)),
            List.of(
                plan.container(
                    part.name(),
                    image(own),
                    words(part, own, port),
                    List.of(plan.containerPort("http", port))))));
    Service standard = standard(part, own, name, port);
    services.add(standard);
    own.mappingAt("serviceSpec")
        .filter(extra -> !extra.is(true, "useAsDefault"))
        .ifPresent(extra -> services.add(additional(standard, extra)));
  }

  /** Since v0.73 names may be those of the charts. */
  private Value<String> name(Part part) {
    if (!spec.is(true, "useLegacyNaming")) {
      return plan.named(part.name() + "-", "");
    }
    return CLUSTER.contains(part) ? plan.named("", "-" + part.name()) : plan.resource().name();
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
    labels.put("app.kubernetes.io/name", plan.known(part.name()));
    labels.put("app.kubernetes.io/instance", plan.resource().name());
    labels.put("app.kubernetes.io/component", plan.known("monitoring"));
    labels.put("managed-by", plan.known("vm-operator"));
    return labels;
  }

  private Value<String> image(YamlMapping own) {
    return own.text("image", "repository") instanceof Known<String> repository
            && own.text("image", "tag") instanceof Known<String> tag
        ? new Known<>(repository.value() + ":" + tag.value(), repository.origin())
        : plan.nothing();
  }

  private List<Value<String>> words(Part part, YamlMapping own, Value<Integer> port) {
    List<Value<String>> words = new ArrayList<>();
    words.add(plan.known(part.program()));
    words.add(
        port instanceof Known<Integer> known
            ? new Known<>("-httpListenAddr=:" + known.value(), known.origin())
            : new Value.Unknown<>("-httpListenAddr=", port.origin()));
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
   * A balancer that a VMCluster asks for takes over the name and the port, and hands on to the same
   * pods, so that it makes no difference here.
   */
  private Service standard(Part part, YamlMapping own, Value<String> name, Value<Integer> port) {
    List<ServicePort> ports = new ArrayList<>();
    Optional<YamlMapping> changes =
        own.mappingAt("serviceSpec").filter(extra -> extra.is(true, "useAsDefault"));
    changes.ifPresent(extra -> ports.addAll(ServiceReader.ports(extra)));
    addNew(plan.servicePort("http", port, port), ports);
    if (part.equals(SINGLE) && !port.isKnown(SINGLE_ALIAS)) {
      addNew(plan.servicePort("http-alias", plan.known(SINGLE_ALIAS), port), ports);
    }
    boolean isHeadless = part.isHeadless() || own.is(true, "statefulMode");
    Service service =
        plan.service(name, isHeadless, ports, plan.labels(List.of(), selectorOf(part)), sight(own));
    return changes.map(extra -> changed(service, service.name(), ports, extra)).orElse(service);
  }

  private static void addNew(ServicePort port, List<ServicePort> ports) {
    if (ports.stream()
        .noneMatch(other -> other.name().equals(port.name()) || isNamedAlike(other, port))) {
      ports.add(port);
    }
  }

  private static boolean isNamedAlike(ServicePort one, ServicePort other) {
    return one.name() instanceof Known<String> name && other.name().isKnown(name.value());
  }

  /** A variable of the operator may set other ports than these (VM_VMSINGLEDEFAULT_PORT, …). */
  private Sight sight(YamlMapping own) {
    Sight sight = plan.resource().sight();
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
