package io.mcmetrics.path;

import io.mcmetrics.kubernetes.CommandLine;
import io.mcmetrics.network.ContainerPort;
import io.mcmetrics.path.StoreWay.Hindrance;
import io.mcmetrics.route.Endpoint;
import io.mcmetrics.route.Endpoint.Controller;
import io.mcmetrics.route.Login;
import io.mcmetrics.route.UnevaluatedAnnotations;
import io.mcmetrics.source.Located;
import io.mcmetrics.yaml.NamedValue;
import io.mcmetrics.yaml.Value.Absent;
import io.mcmetrics.yaml.Value.Known;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a route does with calls of gRPC. ingress-nginx speaks HTTP/1.1 to the pods unless an
 * annotation says otherwise, NGINX Inc.'s controller likewise; a GRPCRoute is made for calls. Of
 * all other routes it is not known (ingress-nginx 1.15, annotations.md; nginx/kubernetes-ingress
 * 5.5, {@code nginx.org/grpc-services}).
 *
 * @param flags those of the Thanos Query that calls
 * @param target the port of the pods behind the route, as far as it is known
 */
record GrpcRoute(Endpoint endpoint, CommandLine flags, Optional<ContainerPort> target) {
  private static final String NGINX = "nginx.ingress.kubernetes.io/";
  private static final String CERTIFICATE = "grpc-client-tls-cert";
  private static final Set<String> EVALUATED =
      Set.of(NGINX + "auth-url", NGINX + "auth-tls-secret", NGINX + "auth-tls-verify-client");

  List<Hindrance> hindrances() {
    return switch (endpoint.controller()) {
      case INGRESS_NGINX, UNKNOWN -> ofIngressNginx();
      case NGINX_INC -> ofNginxInc();
      default ->
          endpoint.kind().equals(Endpoint.GRPC_ROUTE)
              ? List.of()
              : List.of(
                  Hindrance.open(
                      endpoint,
                      "whether %s hands calls of gRPC on is not known",
                      endpoint.words()));
    };
  }

  private List<Hindrance> ofNginxInc() {
    return endpoint.kind().equals(Endpoint.INGRESS) && named("nginx.org/grpc-services").isEmpty()
        ? List.of(
            Hindrance.sure(
                endpoint,
                "without `nginx.org/grpc-services` nginx speaks HTTP/1.1 to the pods, and these want"
                    + " gRPC"))
        : List.of(Hindrance.open(endpoint, "whether nginx speaks HTTP/2 here is not known"));
  }

  private List<Hindrance> ofIngressNginx() {
    List<Hindrance> found = new ArrayList<>();
    protocol().ifPresent(found::add);
    for (String kind : List.of("permanent-redirect", "temporal-redirect")) {
      annotation(kind)
          .ifPresent(at -> found.add(Hindrance.sure(at, "each call is answered with a redirect")));
    }
    UnevaluatedAnnotations.of(endpoint).stream()
        .filter(one -> !EVALUATED.contains(one.name()))
        .map(one -> Hindrance.open(one, "what `%s` does is not evaluated", one.name()))
        .forEach(found::add);
    if (endpoint.controller() == Controller.UNKNOWN) {
      found.add(Hindrance.open(endpoint, "which controller serves the route is not known"));
    }
    return found;
  }

  /** What the annotation check does not know is taken for HTTP. */
  private Optional<Hindrance> protocol() {
    Optional<NamedValue> given = annotation("backend-protocol");
    if (given.isPresent() && !(given.get().value() instanceof Known<String>)) {
      return Optional.of(
          Hindrance.open(given.get(), "which protocol the route speaks is not known"));
    }
    String protocol =
        given
            .flatMap(one -> one.value().known())
            .map(text -> text.toUpperCase(Locale.ROOT))
            .orElse("HTTP");
    if (!protocol.equals("GRPC") && !protocol.equals("GRPCS")) {
      Located place = given.<Located>map(one -> one).orElse(endpoint);
      return Optional.of(
          Hindrance.sure(
              place,
              "without `backend-protocol: GRPC` nginx speaks HTTP/1.1 to the pods, and these want"
                  + " gRPC"));
    }
    return servesTls()
        .filter(serves -> serves != protocol.equals("GRPCS"))
        .map(
            serves ->
                Hindrance.sure(
                    given.get(),
                    serves
                        ? "nginx asks the pods without TLS, and they serve nothing else"
                        : "nginx asks the pods by TLS, and they serve none"));
  }

  /** Tells whether the pods serve gRPC by TLS, as far as their flags are known. */
  private Optional<Boolean> servesTls() {
    return target
        .filter(port -> port.program().name().startsWith("THANOS_"))
        .map(port -> port.container().commandLine())
        .filter(CommandLine::isWhole)
        .map(line -> line.has("grpc-server-tls-cert"));
  }

  /** Thanos Query has no password and no token for its stores, and may have a certificate. */
  List<Hindrance> logins(List<Login> logins) {
    return logins.stream().flatMap(login -> unmet(login).stream()).toList();
  }

  private Optional<Hindrance> unmet(Login login) {
    if (login.way() != Login.Way.CERTIFICATE) {
      return Optional.of(
          Hindrance.sure(login, "%s asks for a login, and Thanos Query gives none", login.asker()));
    }
    return flags.isWhole() && !flags.has(CERTIFICATE)
        ? Optional.of(
            Hindrance.sure(
                login,
                "%s asks for a certificate of the client, and Thanos Query has no `--%s`",
                login.asker(),
                CERTIFICATE))
        : Optional.empty();
  }

  private Optional<NamedValue> annotation(String name) {
    return named(NGINX + name);
  }

  private Optional<NamedValue> named(String name) {
    return NamedValue.find(endpoint.annotations(), name)
        .filter(given -> !(given.value() instanceof Absent));
  }
}
