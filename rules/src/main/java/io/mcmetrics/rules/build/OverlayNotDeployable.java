package io.mcmetrics.rules.build;

import static io.mcmetrics.finding.Severity.ERROR;
import static io.mcmetrics.finding.Stage.IDENTITY;

import com.google.auto.service.AutoService;
import io.mcmetrics.document.Document.Sight;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.finding.Stage;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.fleet.SampleDelivery;
import io.mcmetrics.grafana.Datasource;
import io.mcmetrics.kubernetes.Workload;
import io.mcmetrics.network.ContainerPort;
import io.mcmetrics.path.RouteMatch;
import io.mcmetrics.path.SamplePath;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.sender.Sender;
import io.mcmetrics.source.Located;
import io.mcmetrics.thanos.Querier;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Flags the places at which kustomize, Flux or Helm stop, so that nothing is deployed. */
@AutoService(Rule.class)
@RuleInfo(
    summary = "a place at which kustomize, Flux or Helm stops, so that nothing is deployed",
    why =
        """
        A build is all or nothing. One patch for what is not there, one key that stands twice, one
        variable that Flux cannot read, and nothing of the directory is applied: the cluster keeps
        what it had, and a new one gets nothing.
        """,
    symptom =
        """
        The build prints the reason and ends. The Kustomization of Flux is not `Ready`, with the
        reason `BuildFailed`; an Application of Argo CD has the condition `ComparisonError`, and
        `argocd_app_info{sync_status="Unknown"}`. The cluster goes on as before, and a new one has
        no samples at all.
        """,
    remedy =
        """
        Mend the place, and build once as it is deployed: `kustomize build`, `flux build
        kustomization`. A variable of a shell or of Grafana is kept from Flux by a second dollar
        sign, or by the annotation `kustomize.toolkit.fluxcd.io/substitute: disabled`.
        """,
    confidence =
        """
        Certain where the files alone stop the build. Likely where something outside of them could
        mend it, such as a ConfigMap that only the cluster has, where a newer kustomize may know a
        field, or where it is not seen whether Flux has variables at all. Possible where what deploys it is known in part.
        """,
    sources = {
      "kustomize 5.8.2, run: patches without a target, keys that stand twice, resources of "
          + "one id, files outside of the root",
      "fluxcd/pkg kustomize 1.44.0, run: a kustomization with helmCharts is refused, and a "
          + "variable that cannot be parsed stops all",
      "Flux kustomize-controller 1.9.4, docs/spec/v1/kustomizations.md: the reasons of a "
          + "Kustomization that is not ready",
      "Argo CD 3.6.0, docs/faq.md and docs/operator-manual/metrics.md: the condition and "
          + "the metric"
    },
    severity = ERROR,
    stage = IDENTITY)
public final class OverlayNotDeployable implements FleetRule {
  private static final Pattern NAME = Pattern.compile("`[^`]*+`");

  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    Map<List<Object>, Problem> problems = new LinkedHashMap<>();
    for (Problem stop : fleet.builds().stops()) {
      Problem problem = stop;
      boolean sends = false;
      for (Sender sender : fleet.senders()) {
        if (isStopped(sender.sight(), stop)) {
          sends = true;
          problem = problem.affecting(sender.cluster().name()).concerning(sender);
        }
      }
      Problem whole = sends ? problem : ofPath(problem, stop, fleet);
      problems.merge(reason(whole), whole, OverlayNotDeployable::both);
    }
    problems.values().forEach(out);
  }

  /** Joins a problem with one at another place, or of another cluster at the same place. */
  private static Problem both(Problem first, Problem more) {
    boolean isSeen =
        first.at().span().equals(more.at().span())
            || first.related().stream().anyMatch(known -> known.at().equals(more.at()));
    Problem joined = first.joined(more);
    return isSeen ? joined : joined.see(more.at(), "and here");
  }

  /** What is said of several lines of one file is one problem, whichever names are in it. */
  private static List<Object> reason(Problem problem) {
    return List.of(
        problem.at().span().file().path(),
        NAME.matcher(problem.message()).replaceAll(""),
        problem.confidence(),
        problem.stage(),
        problem.subjects().isEmpty());
  }

  /** Returns a stop with those whose samples pass something that it keeps from being deployed. */
  private static Problem ofPath(Problem problem, Problem stop, Fleet fleet) {
    Problem whole = problem;
    Stage first = Stage.ASIDE;
    for (SampleDelivery delivery : fleet.deliveries()) {
      SamplePath path = delivery.path();
      String cluster = delivery.sender().cluster().name();
      for (Datasource datasource : path.datasources()) {
        if (isStopped(datasource.sight(), stop)) {
          first = Stage.DATASOURCE;
          whole = concerning(whole, datasource, cluster);
        }
      }
      for (Querier querier : path.queriers()) {
        if (isStopped(querier.component().workload().sight(), stop)) {
          first = Stage.QUERY;
          whole = concerning(whole, querier, cluster);
        }
      }
      for (ContainerPort port : path.targets()) {
        Workload workload = port.workload();
        if (isStopped(workload.sight(), stop)) {
          first = Stage.RECEIVE;
          whole = concerning(whole, workload, cluster);
        }
      }
      for (RouteMatch match : path.resolution().routes()) {
        if (isStopped(match.endpoint().sight(), stop)) {
          first = Stage.ROUTE;
          whole = concerning(whole, match.endpoint(), cluster);
        }
      }
    }
    return whole.atStage(first);
  }

  private static Problem concerning(Problem problem, Located thing, String cluster) {
    return problem.affecting(cluster).concerning(thing);
  }

  private static boolean isStopped(Sight sight, Problem stop) {
    return sight.troubles().contains(stop);
  }
}
