package io.mcmetrics.rules.ingress;

import static io.mcmetrics.finding.Severity.WARNING;
import static io.mcmetrics.finding.Stage.REMOTE_WRITE;

import com.google.auto.service.AutoService;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.finding.Problem.Weight;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.network.ContainerPort;
import io.mcmetrics.path.Backend;
import io.mcmetrics.path.RouteMatch;
import io.mcmetrics.path.RouteMatch.Coverage;
import io.mcmetrics.route.Endpoint;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.rules.ingress.analysis.BackendConfidence;
import io.mcmetrics.rules.ingress.analysis.ReceiverLookup;
import io.mcmetrics.rules.ingress.analysis.RoutedDestination;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Flags https URLs where plain HTTP is served, and http URLs where TLS is. */
@AutoService(Rule.class)
@RuleInfo(
    summary = "a remote write URL whose scheme is not that of what answers",
    why =
        """
        A redirect with 301 or 302 turns the POST into a GET, which Thanos Receive answers with `405
        Method Not Allowed`: each batch is dropped. TLS to a plain port ends with `first record does
        not look like a TLS handshake`. A redirect with 308 works, but sends everything twice, the
        first time in the clear.
        """,
    symptom =
        """
        https to a plain port: the sender warns `Failed to send batch, retrying` with
        `first record does not look like a TLS handshake`. A redirect with 301 or 302:
        `non-recoverable error` with `405 Method Not Allowed`, and all samples count as failed. A
        redirect with 307 or 308 works, and each batch stands twice in the access log of the
        proxy.
        """,
    remedy = "Write the scheme that the route, or the receiver itself, speaks.",
    confidence =
        """
        Certain where the flags of Thanos Receive say whether it speaks TLS at the port that the
        URL leads to. Likely where a route in between may end TLS in another way.
        """,
    sources = {
      "Prometheus 3.16.0 with Thanos 0.42.5, run: 301 and 302 turn a POST into a GET and "
          + "end in 405, 307 and 308 arrive",
      "ingress-nginx 1.15.1, docs/user-guide/nginx-configuration/configmap.md: ssl-redirect "
          + "is on, http-redirect-code is 308",
      "Thanos 0.42.5, cmd/thanos/receive.go: the port of remote write speaks TLS if it is "
          + "given a certificate"
    },
    severity = WARNING,
    stage = REMOTE_WRITE)
public final class RemoteWriteSchemeMismatch implements FleetRule {

  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    for (RoutedDestination routed : RoutedDestination.in(fleet)) {
      Optional<Problem> problem =
          switch (routed.resolution().urlTarget()) {
            case INSIDE, EXPOSED -> direct(routed);
            case ROUTED -> throughRoute(routed);
            default -> Optional.empty();
          };
      problem.ifPresent(found -> out.accept(routed.blockedBy(found)));
    }
  }

  private static boolean isEncrypted(RoutedDestination routed) {
    return routed.url().scheme().equals("https");
  }

  /** Receive speaks TLS if it is given a certificate (thanos, cmd/thanos/receive.go). */
  private static Optional<Problem> direct(RoutedDestination routed) {
    for (Backend backend : routed.resolution().backends()) {
      for (ContainerPort target : backend.targets()) {
        boolean hasCertificate =
            target.container().commandLine().has("remote-write.server-tls-cert");
        boolean isKnown = target.container().commandLine().isWhole() || hasCertificate;
        if (ReceiverLookup.takesWrites(target)
            && isKnown
            && hasCertificate != isEncrypted(routed)) {
          return Optional.of(
              Problem.at(
                      routed,
                      hasCertificate
                          ? "port %d of Thanos Receive speaks TLS, and this is plain HTTP"
                          : "port %d of Thanos Receive speaks plain HTTP, and this is TLS",
                      target.port())
                  .see(target, "Receive is started here")
                  .withWeight(Weight.HEAVIER)
                  .atMost(BackendConfidence.of(backend)));
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Problem> throughRoute(RoutedDestination routed) {
    List<Endpoint> endpoints =
        routed.resolution().routes().stream()
            .filter(match -> match.pathCoverage() == Coverage.YES)
            .map(RouteMatch::endpoint)
            .distinct()
            .toList();
    if (endpoints.size() != 1 || isEncrypted(routed)) {
      return Optional.empty();
    }
    Endpoint endpoint = endpoints.get(0);
    return switch (endpoint.plainHttp()) {
      case REFUSED ->
          Optional.of(
              problem(routed, endpoint, "%s answers by TLS only: plain HTTP gets 503")
                  .withWeight(Weight.HEAVIER));
      case REDIRECTED_AS_GET ->
          Optional.of(
              problem(
                      routed,
                      endpoint,
                      "%s redirects plain HTTP with 301 or 302: the POST becomes a GET, and each batch"
                          + " is answered with 405, and lost")
                  .withWeight(Weight.HEAVIER));
      case REDIRECTED ->
          Optional.of(
              problem(
                      routed,
                      endpoint,
                      "%s redirects plain HTTP: each batch is sent twice, the first time in the clear")
                  .withWeight(Weight.LIGHTER));
      case SERVED, UNKNOWN -> Optional.empty();
    };
  }

  private static Problem problem(RoutedDestination routed, Endpoint endpoint, String message) {
    return Problem.at(routed, "%s", message.replace("%s", endpoint.words()))
        .see(endpoint, "the route")
        .atMost(endpoint.sight().limit())
        .atMost(Confidence.LIKELY);
  }
}
