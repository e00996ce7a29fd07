package io.mcmetrics.rules.ingress.analysis;

import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.finding.Stage;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.grafana.Datasource;
import io.mcmetrics.network.ContainerPort;
import io.mcmetrics.path.Backend;
import io.mcmetrics.path.Permission;
import io.mcmetrics.path.PolicyTraffic;
import io.mcmetrics.path.UrlTarget;
import io.mcmetrics.policy.PodPeer;
import io.mcmetrics.policy.TrafficFlow;
import io.mcmetrics.rules.analysis.ProblemScope;
import io.mcmetrics.yaml.NamedValue;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds data sources whose queries do not come in because of NetworkPolicies. */
public final class BlockedDatasources {
  private static final String CLIENT_MARK = "-client";

  private final Fleet fleet;
  private final PolicyTraffic traffic;

  /** Looks at the data sources of a fleet. */
  public BlockedDatasources(Fleet fleet) {
    this.fleet = fleet;
    this.traffic = fleet.infrastructure().traffic();
  }

  /** Returns the policies that block queries of Grafana. */
  public List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    for (Datasource datasource : fleet.infrastructure().grafana().datasources()) {
      if (datasource.isPrometheus() && !hasMarkedClient(datasource)) {
        fleet.infrastructure().resolve(datasource).backends().stream()
            .flatMap(backend -> blocked(datasource, backend).stream())
            .findFirst()
            .map(problem -> concerning(problem, datasource))
            .ifPresent(problems::add);
      }
    }
    return problems;
  }

  /** Pods that bear a mark may be those of Grafana. */
  private boolean hasMarkedClient(Datasource datasource) {
    return fleet.infrastructure().network().workloads().stream()
        .filter(workload -> workload.cluster().mayBeSameAs(datasource.cluster()))
        .flatMap(workload -> workload.podLabels().stream())
        .map(NamedValue::name)
        .anyMatch(name -> name.endsWith(CLIENT_MARK));
  }

  private Optional<Problem> blocked(Datasource datasource, Backend backend) {
    boolean isInside =
        fleet.infrastructure().resolve(datasource).urlTarget() == UrlTarget.INSIDE
            && !datasource.access().isKnown("direct");
    for (ContainerPort target : backend.targets()) {
      PodPeer pods = PodPeer.of(target.workload());
      PodPeer grafana =
          PodPeer.unseenIn(
              datasource.cluster(), new Value.Unknown<>("", datasource.url().origin()));
      TrafficFlow flow =
          TrafficFlow.tcp(grafana, pods, new Known<>(target.port(), target.origin()));
      Permission permission = OwnPods.judged(traffic.permissionToReceive(pods, flow), pods, flow);
      Optional<Problem> found =
          BlockingPolicies.of(permission, pods)
              .filter(blocking -> isInside)
              .map(
                  blocking ->
                      blocking.problem(
                          "%s admits port %d of %s, but not from Grafana: where policies are enforced, its queries are dropped"
                              .formatted(
                                  blocking.words(), target.port(), target.workload().words())));
      if (found.isPresent()) {
        return found.map(problem -> problem.see(datasource.url(), "is queried here"));
      }
    }
    return Optional.empty();
  }

  /** Grafana's pods are not seen, so they may have what the policy asks for. */
  private Problem concerning(Problem problem, Datasource datasource) {
    Problem whole =
        problem
            .atStage(Stage.DATASOURCE)
            .atMost(Confidence.LIKELY)
            .atMost(datasource.sight().limit())
            .affecting(datasource.cluster().name())
            .concerning(datasource);
    return ProblemScope.ofDeliveries(
        whole,
        fleet,
        delivery -> delivery.path().datasources().stream().anyMatch(datasource::equals));
  }
}
