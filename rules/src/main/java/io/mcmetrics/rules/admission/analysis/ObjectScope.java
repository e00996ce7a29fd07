package io.mcmetrics.rules.admission.analysis;

import io.mcmetrics.document.Document;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.finding.Stage;
import io.mcmetrics.fleet.Destination;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.fleet.SampleDelivery;
import io.mcmetrics.kubernetes.Workload;
import io.mcmetrics.path.RouteMatch;
import io.mcmetrics.prometheus.PrometheusStart;
import io.mcmetrics.sender.Sender;
import io.mcmetrics.thanos.Component;
import io.mcmetrics.thanos.Querier;
import io.mcmetrics.thanos.Receive;
import io.mcmetrics.yaml.YamlMapping.Entry;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Says what stands still when an object is not there, or does nothing. */
public final class ObjectScope {
  private static final Set<String> SENDERS =
      Set.of("Prometheus", "PrometheusAgent", "VMAgent", "OpenTelemetryCollector");
  private static final Set<String> ROUTES =
      Set.of("Gateway", "HTTPRoute", "GRPCRoute", "TLSRoute", "TCPRoute", "Ingress");
  private static final Set<String> WORKLOADS =
      Set.of("Deployment", "StatefulSet", "DaemonSet", "Pod");

  private ObjectScope() {}

  /** Returns a problem of an object, with the clusters and senders that it affects. */
  public static Problem of(Problem problem, Document document, String cluster, Fleet fleet) {
    if (SENDERS.contains(document.kind())) {
      return ofSenders(problem.atStage(Stage.REMOTE_WRITE), document, cluster, fleet);
    }
    Problem scoped = problem.affecting(cluster).concerning(document);
    if (WORKLOADS.contains(document.kind())) {
      return ofWorkload(scoped.atStage(Stage.ASIDE), document, fleet);
    }
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

  /** A workload that is not there is missed by all who send to it or ask it. */
  private static Problem ofWorkload(Problem problem, Document document, Fleet fleet) {
    Problem scoped = problem;
    for (PrometheusStart start : fleet.infrastructure().prometheusStarts()) {
      if (start.process().filter(process -> isOf(process.workload(), document)).isPresent()) {
        scoped = scoped.atStage(Stage.REMOTE_WRITE).concerning(start.process().get());
        for (Sender sender : fleet.sendersOf(start.cluster())) {
          if (start.loads(sender.cluster(), sender.origin())) {
            scoped = scoped.concerning(sender);
          }
        }
      }
    }
    for (SampleDelivery delivery : fleet.deliveries()) {
      for (Component asked : of(delivery.path().queriers(), Querier::component, document)) {
        scoped = missed(scoped.atStage(Stage.QUERY), asked, delivery);
      }
      for (Component receiving :
          Stream.concat(
                  of(delivery.path().receives(), Receive::component, document).stream(),
                  of(delivery.path().ingestors(), Receive::component, document).stream())
              .toList()) {
        scoped = missed(scoped.atStage(Stage.RECEIVE), receiving, delivery);
      }
    }
    return scoped;
  }

  private static <T> List<Component> of(
      List<T> things, Function<T, Component> componentOf, Document document) {
    return things.stream()
        .map(componentOf)
        .filter(component -> isOf(component.workload(), document))
        .toList();
  }

  private static boolean isOf(Workload workload, Document document) {
    return workload.origin().equals(document.origin()) && workload.unit().equals(document.unit());
  }

  private static Problem missed(Problem problem, Component component, SampleDelivery delivery) {
    return problem.concerning(component).affecting(delivery.sender().cluster().name());
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
