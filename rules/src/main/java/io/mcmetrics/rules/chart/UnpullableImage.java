package io.mcmetrics.rules.chart;

import static io.mcmetrics.finding.Severity.ERROR;
import static io.mcmetrics.finding.Stage.REMOTE_WRITE;

import com.google.auto.service.AutoService;
import io.mcmetrics.chart.sketch.ValueRemark.About;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.rules.analysis.ChartRemarks;
import java.util.function.Consumer;

/** Flags values of which a chart makes the name of an image that cannot be pulled. */
@AutoService(Rule.class)
@RuleInfo(
    summary = "values of which a chart makes an image that is in no registry",
    why =
        """
        The API server takes any text for an image. The pods stay in `ImagePullBackOff`: what ran before goes
        on until its node restarts, and a new cluster sends nothing.
        """,
    symptom =
        """
        The pod waits with `ErrImagePull`, then `ImagePullBackOff`, or with `InvalidImageName`;
        `kube_pod_container_status_waiting_reason` says which, and the events name the image. A
        new cluster sends nothing, and an old one goes on until its pod is replaced.
        """,
    remedy =
        """
        Give the host in `image.registry` (or `global.imageRegistry`), the rest in `image.repository`, and the
        tag in quotes.
        """,
    confidence =
        """
        Certain where all values of the release are in the tree and the chart is known. Possible where
        other layers may change them, or the chart is only recognised by its values.
        """,
    sources = {
      "kube-prometheus-stack 88.5.3, templates/prometheus/prometheus.yaml: the image is "
          + "registry, repository, tag and sha in one text",
      "Kubernetes, pkg/kubelet/images/types.go: the reasons why a container waits for its image",
      "kube-state-metrics 2.20.0, docs/metrics/workload/pod-metrics.md: the metric about "
          + "waiting containers"
    },
    severity = ERROR,
    stage = REMOTE_WRITE)
public final class UnpullableImage implements FleetRule {

  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    ChartRemarks.ofReleases(fleet, About.NO_IMAGE, out);
  }
}
