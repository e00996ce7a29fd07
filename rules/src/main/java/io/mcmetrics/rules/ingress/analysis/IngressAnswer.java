package io.mcmetrics.rules.ingress.analysis;

import io.mcmetrics.finding.Problem;
import io.mcmetrics.kubernetes.Listener.Purpose;
import io.mcmetrics.network.ContainerPort;
import io.mcmetrics.route.Endpoint;
import io.mcmetrics.route.Login;
import io.mcmetrics.thanos.Receive;
import io.mcmetrics.yaml.NamedValue;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What ingress-nginx does with remote writes by its annotations (ingress-nginx 1.15,
 * docs/user-guide/nginx-configuration/annotations.md). Prometheus follows redirects; of 301, 302
 * and 303 Go's client makes a GET without the body.
 */
public record IngressAnswer(Endpoint endpoint, List<Login> logins, RoutedDestination routed) {
  /** Keeps its own list. */
  public IngressAnswer {
    logins = List.copyOf(logins);
  }

  private static final String NGINX = "nginx.ingress.kubernetes.io/";
  private static final Set<String> KEEPING_THE_BODY = Set.of("307", "308");

  /** Returns what stops remote writes, if anything does. */
  public Optional<Problem> problem() {
    return Stream.of(
            redirect("permanent"),
            redirect("temporal"),
            new DeniedLocation(endpoint).problem(),
            new UnmetLogin(routed).of(logins),
            protocol())
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<Problem> redirect(String kind) {
    Optional<NamedValue> target = annotation(kind + "-redirect");
    Optional<NamedValue> code = annotation(kind + "-redirect-code");
    boolean mayKeep =
        code.isPresent()
            && (!(code.get().value() instanceof Known<String> known)
                || KEEPING_THE_BODY.contains(known.value()));
    boolean isSet = target.filter(given -> !given.value().isKnown("")).isPresent();
    return !isSet || mayKeep
        ? Optional.empty()
        : Optional.of(
            Problem.at(
                target.get(),
                "each remote write is answered with a redirect, %s: the sender then asks there with"
                    + " GET and without the samples",
                kind.equals("permanent") ? "301" : "302"));
  }

  private Optional<Problem> protocol() {
    Optional<NamedValue> protocol = annotation("backend-protocol");
    if (protocol.isEmpty() || !(protocol.get().value() instanceof Known<String> known)) {
      return Optional.empty();
    }
    List<ContainerPort> targets = routed.samplePath().targets();
    boolean isForWrites =
        !targets.isEmpty() && targets.stream().allMatch(one -> one.takes(Purpose.REMOTE_WRITE));
    String spoken = known.value().toUpperCase(Locale.ROOT);
    boolean isGrpc = Set.of("GRPC", "GRPCS").contains(spoken);
    boolean isTls = Set.of("HTTPS", "GRPCS").contains(spoken);
    if (isForWrites && (isGrpc || (isTls && isPlain()))) {
      return Optional.of(
          Problem.at(
                  protocol.get(),
                  "nginx speaks %s to a port that takes remote writes by HTTP: each batch is answered"
                      + " with 502",
                  known.value())
              .see(targets.get(0), "what the route leads to")
              .atMost(targets.get(0).workload().sight().limit()));
    }
    return Optional.empty();
  }

  /** Tells whether no receiver serves TLS. */
  private boolean isPlain() {
    List<Receive> receives = routed.samplePath().receives();
    return !receives.isEmpty()
        && receives.stream()
            .map(receive -> receive.component().commandLine())
            .allMatch(flags -> flags.isWhole() && !flags.has("remote-write.server-tls-cert"));
  }

  private Optional<NamedValue> annotation(String name) {
    return NamedValue.find(endpoint.annotations(), NGINX + name)
        .filter(given -> !(given.value() instanceof Value.Absent));
  }
}
