package io.mcmetrics.rules.admission;

import static io.mcmetrics.finding.Severity.WARNING;
import static io.mcmetrics.finding.Stage.ASIDE;

import com.google.auto.service.AutoService;
import io.mcmetrics.admission.AcceptedObject;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.rules.admission.analysis.ObjectConfidence;
import io.mcmetrics.rules.admission.analysis.SidecarSwitch;
import io.mcmetrics.yaml.YamlMapping.Entry;
import java.util.Optional;
import java.util.function.Consumer;

/** Flags keys that were to turn the Thanos sidecar of a Prometheus off. */
@AutoService(Rule.class)
@RuleInfo(
    summary = "a key that was to turn the Thanos sidecar off, and leaves it on",
    why =
        """
        prometheus-operator has no such switch: a `thanos` that is there at all, be it empty, adds the
        container `thanos-sidecar` and the port 10901 to each pod. The API server drops the key, or
        refuses the object where it is applied strictly: `unknown field "spec.thanos.enabled"`.
        Without external labels the sidecar ends again and again.
        """,
    symptom =
        """
        `kubectl get pods` shows one container more in each pod, `thanos-sidecar`. Without external labels its log
        ends with `no external labels configured on Prometheus server`, and the pod is never ready. A strict
        apply says `strict decoding error: unknown field "spec.thanos.enabled"`.
        """,
    remedy =
        """
        Delete `thanos` as a whole; over values or a base that have it, write `thanos: null`.
        """,
    confidence =
        """
        Certain where the resource is seen whole. Likely where a patch or other values, which are not
        in the tree, may take `thanos` away.
        """,
    sources = {
      "prometheus-operator 0.86, pkg/prometheus/server/statefulset.go: the sidecar is "
          + "added where `spec.thanos` is not null",
      "thanos 0.42.5, cmd/thanos/sidecar.go: a Prometheus without external labels ends "
          + "the sidecar"
    },
    severity = WARNING,
    stage = ASIDE)
public final class SidecarNotDisabled implements FleetRule {

  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    for (AcceptedObject object : fleet.admission().accepted("monitoring.coreos.com")) {
      Optional<Entry> key = SidecarSwitch.in(object.document());
      if (key.isPresent()) {
        out.accept(
            Problem.at(
                    key.get(),
                    "`%s` is no switch: with `thanos` the operator adds a Thanos sidecar to each pod",
                    key.get().key().text())
                .atMost(ObjectConfidence.limit(object.document()))
                .affecting(object.cluster().name())
                .concerning(object.document()));
      }
    }
  }
}
