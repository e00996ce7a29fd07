package io.mcmetrics.rules.receive;

import static io.mcmetrics.finding.Severity.ERROR;
import static io.mcmetrics.finding.Stage.RECEIVE;
import static io.mcmetrics.rule.Setting.CLUSTER_LABEL;

import com.google.auto.service.AutoService;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.fleet.Destination;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.fleet.ReceivedSamples;
import io.mcmetrics.fleet.SampleDelivery;
import io.mcmetrics.fleet.SampleFate;
import io.mcmetrics.fleet.SampleFate.End;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.rules.analysis.ProblemScope;
import io.mcmetrics.thanos.Receive;
import java.util.function.Consumer;

/** Flags receivers that store nothing of a cluster, or take its label away. */
@AutoService(Rule.class)
@RuleInfo(
    summary = "a Thanos Receive that discards a cluster, or its label",
    why =
        """
        The receiver answers 200, so that the sender counts everything as sent. By its relabelling it drops the
        series, or takes the label away by which dashboards choose clusters; a label that is the
        tenant is removed from the series as well.
        """,
    symptom =
        """
        The sender is answered with 200, `prometheus_remote_storage_samples_failed_total` stays at
        0, and `thanos_receive_write_samples_count{code="200"}` does not grow with what is
        dropped. At the level debug, Thanos Receive says
        `remote write request dropped due to relabeling`. In Thanos Query the cluster is missing,
        or its series have no label `cluster`.
        """,
    remedy =
        """
        Split tenants by another label than that of the cluster, and let `--receive.relabel-config`
        keep the series of each cluster, and their label.
        """,
    confidence =
        """
        Certain where the external labels of a sender, the relabelling, and the way there are known.
        Likely where a proxy lies in between.
        """,
    settings = {CLUSTER_LABEL},
    sources = {
      "Thanos 0.42.5, pkg/receive/handler.go, receiveHTTP: relabelling comes before tenants "
          + "and hashing, and what is left empty is answered with 200",
      "Thanos 0.42.5, cmd/thanos/receive.go: --receive.split-tenant-label-name and "
          + "--receive.relabel-config",
      "Thanos 0.42.5, run: the label by which tenants are split is gone from the series, "
          + "and its value is in `tenant_id`",
      "Thanos 0.42.5, run: with --receive.tenant-certificate-field and no TLS nothing is stored"
    },
    severity = ERROR,
    stage = RECEIVE)
public final class ReceiveDiscardsCluster implements FleetRule {
  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    for (SampleDelivery delivery : fleet.deliveries()) {
      for (Receive receive : delivery.path().receives()) {
        delivery
            .destination()
            .ifPresent(destination -> check(receive, destination, delivery, fleet, out));
      }
    }
  }

  private static void check(
      Receive receive,
      Destination destination,
      SampleDelivery delivery,
      Fleet fleet,
      Consumer<Problem> out) {
    SampleFate fate = new ReceivedSamples(receive, destination, fleet.clusterLabel()).fate();
    if (fate.isBad()) {
      Confidence limit = receive.component().workload().sight().limit();
      out.accept(
          ProblemScope.ofAllWrites(problem(fate, receive, fleet), destination)
              .atMost(limit)
              .atMost(delivery.confidence())
              .atMost(
                  delivery.path().receives().size() > 1
                      ? Confidence.POSSIBLE
                      : Confidence.CERTAIN));
    }
  }

  private static Problem problem(SampleFate fate, Receive receive, Fleet fleet) {
    if (fate.end() == End.UNNAMED) {
      return Problem.at(
          fate,
          "Thanos Receive takes the label `%s` away from what it stores: nobody finds the cluster by"
              + " its name",
          fleet.clusterLabel());
    }
    return receive.takesTenantsFromCertificates()
        ? Problem.at(
            fate,
            "the tenant is taken from the certificate of the client, and none is asked for: nothing"
                + " is stored")
        : Problem.at(
            fate,
            "Thanos Receive drops all that this sender writes, and answers as if it had stored it");
  }
}
