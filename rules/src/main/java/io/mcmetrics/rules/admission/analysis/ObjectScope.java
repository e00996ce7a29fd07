package io.mcmetrics.rules.admission.analysis;

import io.mcmetrics.document.Document;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.finding.Stage;
import io.mcmetrics.fleet.Destination;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.path.RouteMatch;
import io.mcmetrics.sender.Sender;
import io.mcmetrics.yaml.YamlMapping.Entry;
import java.util.Set;

/** Says what stands still when an object is not there, or does nothing. */
public final class ObjectScope {
  private static final Set<String> SENDERS =
      Set.of("Prometheus", "PrometheusAgent", "VMAgent", "OpenTelemetryCollector");
  private static final Set<String> ROUTES =
      Set.of("Gateway", "HTTPRoute", "GRPCRoute", "TLSRoute", "TCPRoute");

  private ObjectScope() {}

  /** Returns a problem of an object, with the clusters and senders that it affects. */
  public static Problem of(Problem problem, Document document, String cluster, Fleet fleet) {
    if (SENDERS.contains(document.kind())) {
      return ofSenders(problem.atStage(Stage.REMOTE_WRITE), document, cluster, fleet);
    }
    Problem scoped = problem.affecting(cluster).concerning(document);
    return ROUTES.contains(document.kind())
        ? ofRoute(scoped.atStage(Stage.ROUTE), document, fleet)
        : scoped.atStage(Stage.ASIDE);
  }

  private static Problem ofSenders(
      Problem problem, Document document, String cluster, Fleet fleet) {
    Problem scoped = problem.affecting(cluster).concerning(document);
    for (Sender sender : fleet.senders()) {
      if (sender.isReadFrom(document)) {
        scoped = scoped.concerning(sender);
        for (Destination destination : fleet.destinations(sender)) {
          scoped = scoped.concerning(destination.writes().get(0));
        }
      }
    }
    for (Entry entry :
        document.root().mappingAt("spec").stream()
            .flatMap(spec -> spec.entry("remoteWrite").stream())
            .toList()) {
      scoped = scoped.concerning(entry);
    }
    return scoped;
  }

  /** A route that is not there is missed by all whose samples take it. */
  private static Problem ofRoute(Problem problem, Document document, Fleet fleet) {
    Problem scoped = problem;
    for (Sender sender : fleet.senders()) {
      for (Destination destination : fleet.destinations(sender)) {
        for (RouteMatch match : fleet.samplePath(destination).resolution().routes()) {
          if (match.endpoint().origin().span().equals(document.origin().span())) {
            scoped = scoped.affecting(sender.cluster().name());
          }
        }
      }
    }
    return scoped;
  }
}
