package io.mcmetrics.route;

import io.mcmetrics.document.Document;
import io.mcmetrics.route.Endpoint.Controller;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The controllers of the Ingresses of a cluster. The controller of an Ingress is found by its
 * class, by the IngressClass objects of the tree, else by the prefix of its annotations.
 */
public final class IngressControllers {
  private static final String LEGACY_CLASS = "kubernetes.io/ingress.class";
  private static final String DEFAULT_CLASS = "ingressclass.kubernetes.io/is-default-class";

  /** Azure's managed ingress-nginx. */
  private static final String AZURE_CLASS = "webapprouting.kubernetes.azure.com";

  /** Words in the names of classes whose controllers are not nginx. */
  private static final List<String> OTHER_CLASSES =
      List.of(
          "traefik",
          "cilium",
          "contour",
          "istio",
          "haproxy",
          "kong",
          "alb",
          "gce",
          "azure",
          "openshift",
          "envoy",
          "ambassador",
          "apisix",
          "tailscale",
          "cloudflare",
          "nlb",
          "gateway");

  /** Domains of the annotations that other controllers read. */
  private static final List<String> OTHER_FAMILIES =
      List.of(
          "traefik.ingress.kubernetes.io",
          "traefik.io",
          "haproxy.org",
          "haproxy-ingress.github.io",
          "projectcontour.io",
          "ingress.cilium.io",
          "konghq.com",
          "alb.ingress.kubernetes.io",
          "networking.gke.io",
          "appgw.ingress.kubernetes.io",
          "route.openshift.io");

  private static final Set<String> NGINX_INC_CONTROLLERS =
      Set.of("nginx.org/ingress-controller", "f5.com/ingress-controller");

  private record IngressClass(String name, String controller, boolean isDefault) {}

  /** The keys by which a ConfigMap of either nginx controller limits the body size globally. */
  private static final List<String> GLOBAL_LIMITS =
      List.of("proxy-body-size", "client-max-body-size");

  private final List<IngressClass> classes;
  private final List<YamlMapping> settings;
  private final boolean isTraefik;

  private IngressControllers(
      List<IngressClass> classes, List<YamlMapping> settings, boolean isTraefik) {
    this.classes = classes;
    this.settings = settings;
    this.isTraefik = isTraefik;
  }

  /** Returns the controllers by the IngressClasses and ConfigMaps among some documents. */
  public static IngressControllers of(List<Document> documents) {
    List<IngressClass> classes = new ArrayList<>();
    for (Document document : documents) {
      if (document.kind().equals("IngressClass")
          && document.name() instanceof Value.Known<String> name
          && document.text("spec", "controller") instanceof Value.Known<String> controller) {
        boolean isDefault = document.text("metadata", "annotations", DEFAULT_CLASS).isKnown("true");
        classes.add(new IngressClass(name.value(), controller.value(), isDefault));
      }
    }
    return new IngressControllers(
        classes,
        documents.stream().flatMap(IngressControllers::settings).toList(),
        TraefikForNginx.isIn(documents));
  }

  /** Tells whether a document is an IngressClass, or tells which controller runs, and how. */
  public static boolean isConfiguration(Document document) {
    return document.kind().equals("IngressClass")
        || TraefikForNginx.isController(document)
        || (document.kind().equals("ConfigMap") && mayBeOfController(document));
  }

  private static Stream<YamlMapping> settings(Document document) {
    boolean isMeant = document.kind().equals("ConfigMap") && mayBeOfController(document);
    return isMeant ? data(document).stream() : Stream.empty();
  }

  private static Optional<YamlMapping> data(Document document) {
    return document.root().mappingAt("data");
  }

  /** Tells whether a ConfigMap may be that of a nginx controller, by its name. */
  private static boolean mayBeOfController(Document document) {
    return !(document.name() instanceof Value.Known<String> name)
        || name.value().contains("nginx")
        || name.value().contains("ingress");
  }

  /** Returns the body size that a ConfigMap of a controller sets for all its Ingresses. */
  Optional<Value<String>> globalBodySize() {
    return settings.stream()
        .flatMap(s -> GLOBAL_LIMITS.stream().flatMap(key -> s.get(key).stream()))
        .map(Value::of)
        .findFirst();
  }

  /** Tells whether the tree has the ConfigMap of a controller. */
  boolean isConfigured() {
    return !settings.isEmpty();
  }

  /** Returns a setting of the ConfigMap of a controller; empty if no ConfigMap has it. */
  Optional<Value<String>> setting(String key) {
    return settings.stream().flatMap(s -> s.get(key).stream()).map(Value::of).findFirst();
  }

  /** Returns the class of an Ingress: of {@code ingressClassName}, else of the annotation. */
  static Value<String> classOf(Document ingress) {
    Value<String> named = ingress.text("spec", "ingressClassName");
    return named instanceof Value.Absent<String>
        ? ingress.text("metadata", "annotations", LEGACY_CLASS)
        : named;
  }

  Controller controllerOf(Document ingress) {
    Controller meant = meantBy(ingress);
    return isTraefik && meant == Controller.INGRESS_NGINX ? Controller.LIKE_INGRESS_NGINX : meant;
  }

  private Controller meantBy(Document ingress) {
    Value<String> className = classOf(ingress);
    if (className instanceof Value.Known<String> known) {
      Optional<IngressClass> found =
          classes.stream().filter(c -> c.name().equals(known.value())).findFirst();
      if (found.isPresent()) {
        return served(found.get());
      }
      return classes.isEmpty() || isWellKnown(known.value())
          ? byName(known.value(), ingress)
          : Controller.UNKNOWN;
    }
    if (className instanceof Value.Absent<String>) {
      Optional<IngressClass> standard =
          classes.stream().filter(IngressClass::isDefault).findFirst();
      if (standard.isPresent()) {
        return served(standard.get());
      }
    }
    boolean onlyOthers =
        !classes.isEmpty() && classes.stream().allMatch(c -> served(c) == Controller.OTHER);
    return onlyOthers && className instanceof Value.Absent<String>
        ? Controller.OTHER
        : byAnnotations(ingress);
  }

  private static Controller served(IngressClass ingressClass) {
    if (ingressClass.controller().equals("k8s.io/ingress-nginx")) {
      return Controller.INGRESS_NGINX;
    }
    return NGINX_INC_CONTROLLERS.contains(ingressClass.controller())
        ? Controller.NGINX_INC
        : Controller.OTHER;
  }

  /** Tells whether the name of a class tells the controller even if the tree has other classes. */
  private static boolean isWellKnown(String className) {
    return className.equals("nginx")
        || className.equals(AZURE_CLASS)
        || OTHER_CLASSES.contains(className.toLowerCase(Locale.ROOT));
  }

  private static Controller byName(String className, Document ingress) {
    String name = className.toLowerCase(Locale.ROOT);
    if (name.startsWith("nginx") || name.equals(AZURE_CLASS)) {
      return Controller.INGRESS_NGINX;
    }
    if (OTHER_CLASSES.stream().anyMatch(name::contains)) {
      return Controller.OTHER;
    }
    return name.contains("nginx") ? Controller.INGRESS_NGINX : byAnnotations(ingress);
  }

  private static Controller byAnnotations(Document ingress) {
    Optional<YamlMapping> annotations = ingress.root().mappingAt("metadata", "annotations");
    List<Entry> entries = annotations.map(YamlMapping::entries).orElse(List.of());
    if (hasFamily(entries, "nginx.ingress.kubernetes.io")) {
      return Controller.INGRESS_NGINX;
    }
    if (hasFamily(entries, "nginx.org")) {
      return Controller.NGINX_INC;
    }
    return OTHER_FAMILIES.stream().anyMatch(family -> hasFamily(entries, family))
        ? Controller.OTHER
        : Controller.UNKNOWN;
  }

  private static boolean hasFamily(List<Entry> annotations, String domain) {
    return annotations.stream().anyMatch(entry -> entry.key().text().startsWith(domain + "/"));
  }
}
