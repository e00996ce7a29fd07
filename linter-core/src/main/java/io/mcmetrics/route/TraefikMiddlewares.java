package io.mcmetrics.route;

import io.mcmetrics.document.Document;
import io.mcmetrics.route.Endpoint.Route;
import io.mcmetrics.route.Rewrite.Kind;
import io.mcmetrics.source.Located;
import io.mcmetrics.yaml.NamedValue;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The Middleware resources of Traefik that may be in a cluster, and how they change the path and
 * the headers of a request, limit its size and ask for a login (traefik v3.7, pkg/middlewares).
 */
public final class TraefikMiddlewares {
  /** How many chains within chains are followed. */
  private static final int DEEPEST = 3;

  /** How many middlewares of a list are followed, since nested lists multiply. */
  private static final int MOST = 20;

  /** Middlewares that leave the path and the headers of a request as they are. */
  private static final Set<String> HARMLESS =
      Set.of(
          "ipWhiteList",
          "ipAllowList",
          "encodedCharacters",
          "errors",
          "rateLimit",
          "redirectScheme",
          "inFlightReq",
          "circuitBreaker",
          "compress",
          "passTLSClientCert",
          "retry",
          "contentType",
          "grpcWeb");

  private final List<Document> middlewares;

  private TraefikMiddlewares(List<Document> middlewares) {
    this.middlewares = middlewares;
  }

  /** Returns the Middlewares among some documents. */
  public static TraefikMiddlewares of(List<Document> documents) {
    return new TraefikMiddlewares(
        documents.stream().filter(TraefikMiddlewares::isMiddleware).toList());
  }

  /** Tells whether a document is a Middleware of Traefik. */
  public static boolean isMiddleware(Document document) {
    return document.kind().equals("Middleware")
        && document.text("apiVersion").written().startsWith("traefik.");
  }

  /**
   * The combined effect of some middlewares.
   *
   * @param bodySize the largest body that they accept, in bytes; absent if there is no limit
   * @param headers the request headers that they set
   * @param logins what they ask of who sends requests
   */
  record Effect(
      Rewrite rewrite, Value<String> bodySize, List<NamedValue> headers, List<Login> logins) {
    static Effect none(Located place) {
      return new Effect(
          Rewrite.none(place), new Value.Absent<>(place.origin()), List.of(), List.of());
    }

    private Effect asking(Login.Way way, Located place) {
      return new Effect(
          rewrite, bodySize, headers, List.of(new Login(way, "Traefik", place.origin())));
    }

    static Effect untold(Located place) {
      return new Effect(
          Rewrite.unknown(place),
          new Value.Unknown<>("", place.origin()),
          List.of(Route.anyHeader(place.origin())),
          List.of());
    }

    /** Returns the effect of both, in order; two rewrites of the path give an unknown one. */
    Effect then(Effect next) {
      boolean isFirst = rewrite.kind() == Kind.NONE;
      boolean isOnly = next.rewrite.kind() == Kind.NONE;
      List<NamedValue> all = new ArrayList<>(headers);
      all.addAll(next.headers);
      List<Login> asked = new ArrayList<>(logins);
      asked.addAll(next.logins);
      return new Effect(
          isFirst ? next.rewrite : isOnly ? rewrite : Rewrite.unknown(next.rewrite),
          bodySize instanceof Value.Absent<String> ? next.bodySize : bodySize,
          all,
          asked);
    }
  }

  /** Returns the effect of the middlewares that an IngressRoute, or a chain, lists. */
  Effect listed(List<YamlMapping> references, Value<String> own, Located place) {
    return listed(references, own, place, DEEPEST);
  }

  private Effect listed(List<YamlMapping> references, Value<String> own, Located place, int depth) {
    if (references.size() > MOST) {
      return Effect.untold(place);
    }
    Effect effect = Effect.none(place);
    for (YamlMapping reference : references) {
      Value<String> written = reference.text("namespace");
      Value<String> namespace = written instanceof Value.Absent<String> ? own : written;
      effect = effect.then(one(reference.text("name"), namespace, reference, depth));
    }
    return effect;
  }

  private Effect one(Value<String> name, Value<String> namespace, Located place, int depth) {
    for (Document middleware : middlewares) {
      boolean isElsewhere =
          middleware.namespace() instanceof Known<String> stands
              && namespace instanceof Known<String>
              && !namespace.isKnown(stands.value());
      if (name instanceof Known<String> known
          && middleware.name().isKnown(known.value())
          && !isElsewhere) {
        return effect(middleware, depth);
      }
    }
    return Effect.untold(place);
  }

  /**
   * Returns the effect of the middlewares that an annotation of an Ingress names: {@code
   * NAMESPACE-NAME@PROVIDER}, separated by commas.
   */
  Effect annotated(Value<String> annotation) {
    if (!(annotation instanceof Known<String> known)) {
      return annotation instanceof Value.Absent<String>
          ? Effect.none(annotation)
          : Effect.untold(annotation);
    }
    Effect effect = Effect.none(annotation);
    for (String reference : known.value().split(",", -1)) {
      String full = reference.strip().replaceFirst("@kubernetescrd$", "");
      Optional<Document> found = middlewares.stream().filter(m -> isCalled(m, full)).findFirst();
      effect = effect.then(found.map(m -> effect(m, DEEPEST)).orElse(Effect.untold(annotation)));
    }
    return effect;
  }

  private static boolean isCalled(Document middleware, String full) {
    return middleware.name() instanceof Known<String> name
        && (middleware.namespace() instanceof Known<String> namespace
            ? full.equals(namespace.value() + "-" + name.value())
            : full.endsWith("-" + name.value()));
  }

  private Effect effect(Document middleware, int depth) {
    Optional<YamlMapping> spec = middleware.root().mappingAt("spec");
    if (spec.isEmpty() || depth == 0 || !middleware.sight().whole()) {
      return Effect.untold(middleware);
    }
    Effect effect = Effect.none(middleware);
    for (Entry entry : spec.get().entries()) {
      effect = effect.then(effect(entry, middleware, depth));
    }
    return effect;
  }

  private Effect effect(Entry entry, Document middleware, int depth) {
    Yaml settings = entry.value();
    Effect none = Effect.none(entry);
    return switch (entry.key().text()) {
      case "addPrefix" -> rewriting(Rewrite.to(Kind.ADDED, text(settings, "prefix")));
      case "replacePath" -> rewriting(Rewrite.to(Kind.WHOLE, text(settings, "path")));
      case "stripPrefix" -> rewriting(stripped(settings));
      case "replacePathRegex" ->
          rewriting(Rewrite.of(text(settings, "regex"), text(settings, "replacement")));
      case "chain" ->
          listed(settings.mappingsAt("middlewares"), middleware.namespace(), entry, depth - 1);
      case "buffering" ->
          new Effect(none.rewrite(), text(settings, "maxRequestBodyBytes"), List.of(), List.of());
      case "headers" ->
          new Effect(
              none.rewrite(),
              none.bodySize(),
              NamedValue.in(settings.mappingAt("customRequestHeaders")),
              List.of());
      case "basicAuth", "digestAuth" -> none.asking(Login.Way.PASSWORD, entry);
      case "forwardAuth" ->
          new Effect(
                  none.rewrite(),
                  none.bodySize(),
                  List.of(Route.anyHeader(entry.origin())),
                  List.of())
              .asking(Login.Way.SERVICE, entry);
      default -> HARMLESS.contains(entry.key().text()) ? none : Effect.untold(entry);
    };
  }

  private static Effect rewriting(Rewrite rewrite) {
    return new Effect(rewrite, new Value.Absent<>(rewrite.origin()), List.of(), List.of());
  }

  private static Value<String> text(Yaml settings, String key) {
    return settings instanceof YamlMapping mapping
        ? mapping.text(key)
        : new Value.Unknown<>("", settings.origin());
  }

  /** Of several prefixes, the first match is removed: that is not worked out. */
  private static Rewrite stripped(Yaml settings) {
    List<Yaml> prefixes = settings.itemsAt("prefixes");
    boolean isForced = settings.scalarAt("forceSlash").isPresent();
    return prefixes.size() == 1 && !isForced
        ? Rewrite.to(Kind.STRIPPED, Value.of(prefixes.get(0)))
        : Rewrite.unknown(settings);
  }
}
