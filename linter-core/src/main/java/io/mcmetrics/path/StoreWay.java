package io.mcmetrics.path;

import com.google.errorprone.annotations.FormatMethod;
import io.mcmetrics.kubernetes.CommandLine;
import io.mcmetrics.kubernetes.Listener.Purpose;
import io.mcmetrics.kubernetes.Service;
import io.mcmetrics.network.ContainerPort;
import io.mcmetrics.path.RouteMatch.Coverage;
import io.mcmetrics.route.Endpoint;
import io.mcmetrics.route.Endpoint.Controller;
import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import io.mcmetrics.thanos.StoreAddress;
import io.mcmetrics.thanos.StoreAddress.Lookup;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the calls of a Thanos Query meet on their way through a route to a store: the port behind
 * it, the protocol to that port, and how the route itself is asked (Thanos 0.42 and ingress-nginx
 * 1.15, run).
 */
public record StoreWay(ResolvedStore store) {
  private static final String SECURE = "grpc-client-tls-secure";
  private static final String SERVER_NAME = "grpc-client-server-name";

  /**
   * Something that stops calls, or may.
   *
   * @param stops whether it stops them; if not, it is not known
   * @param origin what would have to be changed
   */
  public record Hindrance(String message, boolean stops, Origin origin) implements Located {
    @FormatMethod
    static Hindrance sure(Located place, String message, Object... args) {
      return new Hindrance(message.formatted(args), true, place.origin());
    }

    @FormatMethod
    static Hindrance open(Located place, String message, Object... args) {
      return new Hindrance(message.formatted(args), false, place.origin());
    }
  }

  /** Returns all of them, those that surely stop calls first; none where no route is passed. */
  public List<Hindrance> hindrances() {
    List<Hindrance> found = new ArrayList<>();
    if (store.resolution().urlTarget() == UrlTarget.ROUTED) {
      RouteMatch best = store.resolution().routes().get(0);
      coverage(best).ifPresent(found::add);
      port(best).ifPresent(found::add);
      GrpcRoute route = new GrpcRoute(best.endpoint(), flags(), target());
      found.addAll(route.logins(best.route().logins()));
      found.addAll(route.hindrances());
      encryption(best.endpoint()).ifPresent(found::add);
      name().ifPresent(found::add);
    }
    found.sort((one, other) -> Boolean.compare(other.stops(), one.stops()));
    return found;
  }

  /** Tells whether a route is known to be served by ingress-nginx, and no other one matches. */
  public boolean isSure() {
    return store.resolution().routes().size() == 1
        && store.resolution().routes().get(0).endpoint().controller() == Controller.INGRESS_NGINX;
  }

  private StoreAddress address() {
    return store.address();
  }

  private CommandLine flags() {
    return store.querier().component().commandLine();
  }

  private Optional<ContainerPort> target() {
    return store.resolution().targets().stream().findFirst();
  }

  private Optional<Hindrance> coverage(RouteMatch best) {
    return switch (best.pathCoverage()) {
      case YES -> Optional.empty();
      case NO ->
          Optional.of(
              Hindrance.sure(
                  best.route(),
                  "calls ask for paths like `%s`, and this host answers to none of them",
                  QueriedStores.CALL));
      case UNKNOWN ->
          Optional.of(
              Hindrance.open(best.route(), "whether the route takes calls of gRPC is not known"));
    };
  }

  /** The port behind the route: one for gRPC, as far as its listeners are known. */
  private Optional<Hindrance> port(RouteMatch best) {
    List<Backend> backends = store.resolution().backends();
    if (backends.size() != 1 || best.pathCoverage() == Coverage.NO) {
      return Optional.empty();
    }
    Backend backend = backends.get(0);
    Located place = best.route().port() instanceof Known<String> port ? port : best.route();
    if (backend.targets().isEmpty()) {
      return missing(backend, place);
    }
    boolean isKnown = backend.targets().stream().noneMatch(t -> t.listeners().isEmpty());
    if (backend.takes(Purpose.GRPC) || !isKnown) {
      return Optional.empty();
    }
    ContainerPort first = backend.targets().get(0);
    return Optional.of(
        Hindrance.sure(
            place,
            "this leads to the port of %s for %s, and Thanos Query asks by gRPC",
            first.program().words(),
            first.listeners().get(0).purpose().words()));
  }

  private static Optional<Hindrance> missing(Backend backend, Located place) {
    if (backend.services().size() != 1 || !(backend.port() instanceof Known<String> port)) {
      return Optional.empty();
    }
    Service service = backend.services().get(0);
    boolean hasNone =
        backend.ports().isEmpty()
            && service.arePortsKnown()
            && !service.ports().isEmpty()
            && !service.isHeadless();
    return hasNone
        ? Optional.of(
            Hindrance.sure(
                place,
                "Service `%s` has no port `%s`",
                service.name().known().orElse(""),
                port.value()))
        : Optional.empty();
  }

  /** Whether the route is asked by TLS; empty if it is not known. */
  private Optional<Boolean> asksByTls() {
    return switch (address().encryption()) {
      case TLS -> Optional.of(true);
      case PLAIN -> Optional.of(false);
      case BY_FLAGS -> {
        boolean isOn = flags().has(SECURE) && !flags().has("no-" + SECURE);
        yield isOn || flags().isWhole() ? Optional.of(isOn) : Optional.empty();
      }
    };
  }

  /** A port for TLS that is asked without, or the other way round. */
  private Optional<Hindrance> encryption(Endpoint endpoint) {
    Optional<Boolean> asks = asksByTls();
    String port = address().port();
    boolean isUsual = port.equals("443") || port.equals("80");
    if (asks.isEmpty() || !isUsual) {
      return Optional.of(
          Hindrance.open(address(), "whether the route is asked as it answers is not known"));
    }
    boolean isForTls = port.equals("443");
    if (isForTls != asks.get()) {
      return Optional.of(
          Hindrance.sure(
              address(),
              isForTls
                  ? "`%s` is a port for TLS, and Thanos Query asks there without it"
                  : "`%s` is a port without TLS, and Thanos Query asks there by TLS",
              address().written()));
    }
    if (isForTls) {
      return Optional.empty();
    }
    return switch (endpoint.plainHttp()) {
      case REDIRECTED, REDIRECTED_AS_GET, REFUSED ->
          Optional.of(
              Hindrance.sure(
                  address(),
                  "%s sends what is asked without TLS to HTTPS, and a call of gRPC does not follow",
                  endpoint.words()));
      case SERVED, UNKNOWN ->
          Optional.of(
              Hindrance.open(
                  address(),
                  "whether the route speaks HTTP/2 without TLS depends on the release of its"
                      + " controller"));
    };
  }

  /**
   * An address that is looked up is dialled by its number: the route is then asked for that number
   * as a host, unless a flag names one.
   */
  private Optional<Hindrance> name() {
    Value<String> named = flags().last(SERVER_NAME);
    boolean isNamed = !(named instanceof Value.Absent<String>);
    boolean isByTls = asksByTls().orElse(false);
    if (isNamed && isByTls && address().encryption() == StoreAddress.Encryption.BY_FLAGS) {
      return named instanceof Known<String> known && !known.value().equals(address().host())
          ? Optional.of(
              Hindrance.sure(
                  known,
                  "each store is asked for `%s`, and the route answers to `%s`",
                  known.value(),
                  address().host()))
          : Optional.empty();
    }
    if (address().lookup() == Lookup.NONE) {
      return Optional.empty();
    }
    boolean isOpen = address().encryption() == StoreAddress.Encryption.TLS;
    return Optional.of(
        isOpen
            ? Hindrance.open(address(), "by which name the route is asked is not known")
            : Hindrance.sure(
                address(),
                "`%s` is dialled by the numbers that the name has, and the route knows its host by"
                    + " name only",
                address().written()));
  }
}
