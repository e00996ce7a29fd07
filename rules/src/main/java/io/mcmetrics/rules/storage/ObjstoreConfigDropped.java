package io.mcmetrics.rules.storage;

import static io.mcmetrics.finding.Severity.ERROR;
import static io.mcmetrics.finding.Stage.ASIDE;

import com.google.auto.service.AutoService;
import io.mcmetrics.chart.sketch.ValueRemark.About;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.rules.analysis.ChartRemarks;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Flags buckets in values that the chart does not hand on to the Thanos sidecar. */
@AutoService(Rule.class)
@RuleInfo(
    summary = "a bucket in values that the chart does not hand on to the sidecar",
    why =
        """
        The sidecar starts without a bucket, `no supported bucket was configured, uploads will be
        disabled`, and answers queries: all looks well until the local retention of Prometheus is
        over. What is older is gone for good.
        """,
    symptom =
        """
        The log of the sidecar says `no supported bucket was configured, uploads will be disabled`.
        `thanos_shipper_uploads_total` has no series, and the bucket stays empty. Graphs end where the local
        retention ends.
        """,
    remedy =
        """
        Since kube-prometheus-stack 52.0.0: `objectStorageConfig.existingSecret` with `name` and `key`,
        or `objectStorageConfig.secret` with the configuration itself. Before: `name` and `key` alone.
        """,
    confidence =
        """
        Certain where the version of the chart and all values of the release are in the tree. Possible
        where other layers may change them.
        """,
    sources = {
      "kube-prometheus-stack 52.0.0, templates/prometheus/prometheus.yaml: only "
          + "`existingSecret` and `secret` are read",
      "thanos 0.42.5, cmd/thanos/sidecar.go: without a bucket nothing is uploaded"
    },
    severity = ERROR,
    stage = ASIDE)
public final class ObjstoreConfigDropped implements FleetRule {

  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    ChartRemarks.each(fleet, About.BUCKET_LEFT_OUT, UnaryOperator.identity(), out);
  }
}
