package io.mcmetrics.rules.receive.analysis;

import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.kubernetes.Listener.Purpose;
import io.mcmetrics.kubernetes.Service;
import io.mcmetrics.kubernetes.Workload;
import io.mcmetrics.network.ContainerPort;
import io.mcmetrics.path.Backend;
import io.mcmetrics.path.Infrastructure;
import io.mcmetrics.source.Located;
import io.mcmetrics.thanos.Hashring;
import io.mcmetrics.thanos.Receive;
import io.mcmetrics.thanos.ThanosRelease;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks the endpoints of a hashring against the Services and pods behind them. */
public final class HashringEndpoints {
  /** The name of a pod of a StatefulSet. */
  private static final Pattern POD = Pattern.compile("(.+)-(\\d{1,9})");

  private static final ThanosRelease WITH_GRPC = new ThanosRelease(0, 11);

  private final Receive receive;
  private final Value<String> endpoint;
  private final Backend backend;

  private HashringEndpoints(Receive receive, Value<String> endpoint, Backend backend) {
    this.receive = receive;
    this.endpoint = endpoint;
    this.backend = backend;
  }

  /** Returns what is wrong with each endpoint, as far as the tree tells. */
  public static List<Problem> problems(
      Receive receive, Hashring ring, Infrastructure infrastructure) {
    List<Problem> problems = new ArrayList<>();
    Workload asking = receive.component().workload();
    for (Value<String> endpoint : ring.addresses()) {
      Optional<Backend> backend = infrastructure.address(endpoint, asking);
      Optional<Problem> path =
          receive.component().isBefore(WITH_GRPC)
              ? Optional.empty()
              : EndpointSyntax.path(endpoint);
      if (path.isPresent()) {
        problems.add(path.get());
      } else if (backend.filter(found -> !found.services().isEmpty()).isPresent()) {
        HashringEndpoints one = new HashringEndpoints(receive, endpoint, backend.get());
        one.itself()
            .or(one::wrongPort)
            .or(one::noPort)
            .or(() -> one.missingPod(infrastructure))
            .ifPresent(problems::add);
      } else {
        unresolved(receive, endpoint).ifPresent(problems::add);
      }
    }
    return problems;
  }

  private static Optional<Problem> unresolved(Receive receive, Value<String> endpoint) {
    boolean isBeforeGrpc = receive.component().isBefore(WITH_GRPC);
    return isBeforeGrpc
        ? Optional.empty()
        : EndpointSyntax.url(endpoint)
            .or(() -> RouterEndpoints.problem(receive, endpoint))
            .or(
                () ->
                    receive.forwardsByGrpc()
                        ? EndpointSyntax.usualPort(endpoint)
                        : Optional.empty());
  }

  @SuppressWarnings("ReferenceEquality") // A workload is found again, not made again.
  private Optional<Problem> itself() {
    Workload own = receive.component().workload();
    boolean isItself =
        RouterEndpoints.isRouter(receive)
            && backend.targets().stream().anyMatch(target -> target.workload() == own);
    return isItself ? Optional.of(RouterEndpoints.toItself(receive, endpoint)) : Optional.empty();
  }

  private Optional<Problem> wrongPort() {
    if (!receive.forwardsByGrpc()) {
      return Optional.empty();
    }
    Set<String> purposes = new TreeSet<>();
    for (ContainerPort target : backend.targets()) {
      if (target.listeners().isEmpty()
          || target.takes(Purpose.GRPC)
          || target.takes(Purpose.CAPNPROTO)) {
        return Optional.empty();
      }
      target.listeners().forEach(listener -> purposes.add(listener.purpose().words()));
    }
    return purposes.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Problem.at(
                    endpoint,
                    "`%s` is the port for %s: receivers hand on to each other by gRPC, 10901 unless"
                        + " it is changed",
                    written(),
                    String.join(", ", purposes))
                .see(backend.targets().get(0), "what listens there"));
  }

  /** A headless Service leads to any port of its pods, any other only to its own ports. */
  private Optional<Problem> noPort() {
    if (backend.services().size() != 1 || !backend.ports().isEmpty()) {
      return Optional.empty();
    }
    Service service = backend.services().get(0);
    boolean isKnown = service.arePortsKnown() && !service.ports().isEmpty();
    boolean isDirect = service.isHeadless() || !backend.address().pod().isEmpty();
    return isKnown && !isDirect && backend.port() instanceof Known<String> port
        ? Optional.of(
            Problem.at(
                    endpoint,
                    "Service `%s` has no port %s: receivers hand on to each other by gRPC, 10901"
                        + " unless it is changed",
                    backend.address().service(),
                    port.value())
                .see(service, "the Service"))
        : Optional.empty();
  }

  private Optional<Problem> missingPod(Infrastructure infrastructure) {
    Matcher pod = POD.matcher(backend.address().pod());
    if (!pod.matches()) {
      return Optional.empty();
    }
    int ordinal = Integer.parseInt(pod.group(2));
    for (Workload workload : behind(infrastructure)) {
      if (workload.name().isKnown(pod.group(1))
          && !(workload.replicas() instanceof Value.Unknown)) {
        int count = workload.replicas() instanceof Known<Integer> known ? known.value() : 1;
        return ordinal < count
            ? Optional.empty()
            : Optional.of(
                Problem.at(
                        endpoint,
                        "there is no pod `%s`: %s has %d, from `%s-0` on",
                        backend.address().pod(),
                        workload.words(),
                        count,
                        pod.group(1))
                    .see(place(workload), "how many there are")
                    .atMost(sureness(workload)));
      }
    }
    return Optional.empty();
  }

  private List<Workload> behind(Infrastructure infrastructure) {
    return backend.services().stream()
        .flatMap(service -> infrastructure.network().behind(service).stream())
        .toList();
  }

  private static Located place(Workload workload) {
    return workload.replicas() instanceof Known<Integer> known ? known : workload;
  }

  /** Without a written number an autoscaler may set it. */
  private static Confidence sureness(Workload workload) {
    return workload.replicas() instanceof Known<Integer> ? Confidence.CERTAIN : Confidence.LIKELY;
  }

  private String written() {
    return endpoint.known().orElse("");
  }
}
