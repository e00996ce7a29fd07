package io.mcmetrics.route;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.document.Document;
import io.mcmetrics.route.Endpoint.Controller;
import io.mcmetrics.route.Endpoint.Encryption;
import io.mcmetrics.route.Endpoint.PathMatch;
import io.mcmetrics.route.Endpoint.Refusal;
import io.mcmetrics.route.Endpoint.Route;
import io.mcmetrics.route.TraefikMiddlewares.Effect;
import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.NamedValue;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlScalar.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads Ingress resources, of the current API version and of the two before it. */
public final class IngressReader {
  private static final String NGINX_BODY_SIZE = "nginx.ingress.kubernetes.io/proxy-body-size";
  private static final String PASS_THROUGH = "nginx.ingress.kubernetes.io/ssl-passthrough";
  private static final String NGINX_INC_BODY_SIZE = "nginx.org/client-max-body-size";
  private static final String USE_REGEX = "nginx.ingress.kubernetes.io/use-regex";
  private static final String REWRITE = "nginx.ingress.kubernetes.io/rewrite-target";

  /** Annotations of other controllers that may rewrite the path. */
  private static final List<String> REWRITES =
      List.of(
          "nginx.org/rewrites",
          "nginx.org/rewrite-target",
          "haproxy-ingress.github.io/rewrite-target",
          "haproxy.org/path-rewrite",
          "konghq.com/strip-path");

  private static final String MIDDLEWARES = "traefik.ingress.kubernetes.io/router.middlewares";

  private static final List<String> AUTHENTICATION =
      List.of(
          "nginx.ingress.kubernetes.io/auth-url",
          "nginx.ingress.kubernetes.io/auth-snippet",
          "nginx.ingress.kubernetes.io/auth-response-headers");

  private static final List<String> SNIPPETS =
      List.of(
          "nginx.ingress.kubernetes.io/configuration-snippet",
          "nginx.ingress.kubernetes.io/server-snippet",
          "nginx.org/server-snippets",
          "nginx.org/location-snippets");

  private final Document ingress;
  private final Cluster cluster;
  private final IngressControllers controllers;
  private final Controller controller;
  private final Effect effect;

  private IngressReader(
      Document ingress,
      Cluster cluster,
      IngressControllers controllers,
      TraefikMiddlewares middlewares) {
    this.ingress = ingress;
    this.cluster = cluster;
    this.controllers = controllers;
    this.effect = middlewares.annotated(ingress.text("metadata", "annotations", MIDDLEWARES));
    this.controller = passesTlsThrough() ? Controller.OTHER : controllers.controllerOf(ingress);
  }

  /** Reads an Ingress. */
  public static Endpoint read(
      Document ingress,
      Cluster cluster,
      IngressControllers controllers,
      TraefikMiddlewares middlewares) {
    return new IngressReader(ingress, cluster, controllers, middlewares).endpoint();
  }

  private Endpoint endpoint() {
    List<Route> routes = new ArrayList<>();
    for (YamlMapping rule : ingress.root().mappingsAt("spec", "rules")) {
      routes.addAll(rule(rule));
    }
    ingress
        .root()
        .mappingAt("spec", "defaultBackend")
        .ifPresent(backend -> routes.add(route(absent(), backend, backend)));
    return new Endpoint(
        Endpoint.INGRESS,
        ingress.name(),
        ingress.namespace(),
        cluster,
        controller,
        IngressControllers.classOf(ingress),
        encryption(),
        IngressRedirects.plainHttp(ingress, controller, encryption(), controllers),
        routes,
        List.of(),
        refusals(),
        NamedValue.in(ingress.root().mappingAt("metadata", "annotations")),
        effectiveBodySize(),
        controllers.globalBodySize().orElse(absent()),
        bodySizeIsText(),
        ingress.sight(),
        place());
  }

  private List<Refusal> refusals() {
    return controller == Controller.INGRESS_NGINX
        ? RiskyAnnotations.in(ingress, controllers).stream().toList()
        : List.of();
  }

  private Encryption encryption() {
    return ingress.root().itemsAt("spec", "tls").isEmpty() ? Encryption.UNKNOWN : Encryption.TLS;
  }

  /** The API server refuses an annotation that YAML reads as a number. */
  private boolean bodySizeIsText() {
    return Stream.of(NGINX_BODY_SIZE, NGINX_INC_BODY_SIZE)
        .flatMap(key -> ingress.root().scalarAt("metadata", "annotations", key).stream())
        .noneMatch(s -> s.style() == Style.PLAIN && s.text().matches("[-+]?[0-9]+(\\.[0-9]*)?"));
  }

  /** With TLS passthrough, the controller sees no body, so that no limit counts. */
  private boolean passesTlsThrough() {
    return ingress.text("metadata", "annotations", PASS_THROUGH).isKnown("true");
  }

  private List<Route> rule(YamlMapping rule) {
    Value<String> host = rule.text("host");
    List<Route> routes = new ArrayList<>();
    for (YamlMapping path : rule.mappingsAt("http", "paths")) {
      YamlMapping backend =
          path.mappingAt("backend").orElse(new YamlMapping(List.of(), path.origin()));
      routes.add(route(host, path, backend));
    }
    return routes;
  }

  private Route route(Value<String> host, YamlMapping path, YamlMapping backend) {
    Value<String> service = backend.text("service", "name");
    Value<String> number = backend.text("service", "port", "number");
    Value<String> port =
        number instanceof Value.Absent<String> ? backend.text("service", "port", "name") : number;
    if (service instanceof Value.Absent<String>) {
      // networking.k8s.io/v1beta1 and extensions/v1beta1
      service = backend.text("serviceName");
      port = backend.text("servicePort");
    }
    return new Route(
        host,
        path.text("path"),
        match(path.text("pathType")),
        service,
        port,
        absent(),
        rewrite(),
        headers(),
        logins(),
        path.origin());
  }

  private List<Login> logins() {
    List<Login> logins =
        new ArrayList<>(
            new AnnotatedLogins(
                    NamedValue.in(ingress.root().mappingAt("metadata", "annotations")), controller)
                .all());
    logins.addAll(isSet(MIDDLEWARES) ? effect.logins() : List.of());
    return logins;
  }

  /** A configuration snippet and external authentication may set any header. */
  private List<NamedValue> headers() {
    boolean mayBeSet =
        Stream.concat(SNIPPETS.stream(), AUTHENTICATION.stream()).anyMatch(this::isSet);
    List<NamedValue> headers = new ArrayList<>(isSet(MIDDLEWARES) ? effect.headers() : List.of());
    if (mayBeSet) {
      headers.add(Route.anyHeader(ingress.origin()));
    }
    return headers;
  }

  private PathMatch match(Value<String> pathType) {
    if (mayBeNginx() && (isSet(USE_REGEX, "true") || isSet(REWRITE))) {
      // One of these annotations makes all paths of the host regular expressions (ingress-nginx,
      // docs).
      return PathMatch.REGEX;
    }
    if (pathType.isKnown("Exact")) {
      return PathMatch.EXACT;
    }
    return pathType.isKnown("Prefix") ? PathMatch.PREFIX : PathMatch.CONTROLLER;
  }

  private Rewrite rewrite() {
    if (mayBeNginx() && isSet(REWRITE)) {
      return Rewrite.to(Rewrite.Kind.PATTERN, ingress.text("metadata", "annotations", REWRITE));
    }
    return REWRITES.stream().anyMatch(this::isSet)
        ? Rewrite.unknown(ingress)
        : isSet(MIDDLEWARES) ? effect.rewrite() : Rewrite.none(ingress);
  }

  /** Tells whether annotations of ingress-nginx may count. */
  private boolean mayBeNginx() {
    return controller == Controller.INGRESS_NGINX
        || controller == Controller.LIKE_INGRESS_NGINX
        || controller == Controller.UNKNOWN;
  }

  private boolean isSet(String annotation) {
    return ingress.at("metadata", "annotations", annotation).isPresent();
  }

  private boolean isSet(String annotation, String value) {
    return ingress.text("metadata", "annotations", annotation).isKnown(value);
  }

  private Value<String> effectiveBodySize() {
    Value<String> own = bodySize();
    return own instanceof Value.Absent<String> ? controllers.globalBodySize().orElse(own) : own;
  }

  /** Returns the limit in the annotations of either nginx controller, or in a snippet. */
  private Value<String> bodySize() {
    Optional<YamlMapping> annotations = ingress.root().mappingAt("metadata", "annotations");
    if (annotations.isEmpty()) {
      boolean hidden =
          ingress.at("metadata", "annotations").filter(node -> !node.isNull()).isPresent();
      return hidden || !ingress.sight().whole()
          ? new Value.Unknown<>("", ingress.origin())
          : absent();
    }
    for (String key : List.of(NGINX_BODY_SIZE, NGINX_INC_BODY_SIZE)) {
      Optional<Yaml> value = annotations.get().get(key);
      boolean isSet = value.isPresent() && !Value.of(value.get()).isKnown("");
      if (isSet) {
        return Value.of(value.get());
      }
    }
    for (String key : SNIPPETS) {
      Optional<Yaml> snippet = annotations.get().get(key);
      if (snippet.isPresent()
          && (!(Value.of(snippet.get()) instanceof Value.Known<String> known)
              || known.value().contains("client_max_body_size"))) {
        return Value.unknown(snippet.get());
      }
    }
    boolean generated = annotations.get().entries().stream().anyMatch(e -> e.key().isUnknown());
    return generated || !ingress.sight().whole()
        ? new Value.Unknown<>("", annotations.get().origin())
        : new Value.Absent<>(annotations.get().origin());
  }

  /** Returns the place of the annotations, else that of the metadata, where one would add them. */
  private Origin place() {
    Optional<YamlMapping> metadata = ingress.root().mappingAt("metadata");
    Optional<Entry> annotations = metadata.flatMap(m -> m.entry("annotations"));
    if (annotations.isPresent()) {
      return annotations.get().origin();
    }
    return ingress.root().entry("metadata").map(Entry::origin).orElse(ingress.origin());
  }

  private Value<String> absent() {
    return new Value.Absent<>(ingress.origin());
  }
}
