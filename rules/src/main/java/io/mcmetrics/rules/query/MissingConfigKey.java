package io.mcmetrics.rules.query;

import static io.mcmetrics.finding.Severity.ERROR;
import static io.mcmetrics.finding.Stage.RECEIVE;

import com.google.auto.service.AutoService;
import io.mcmetrics.chart.sketch.ValueRemark.About;
import io.mcmetrics.document.Document;
import io.mcmetrics.document.HeldKeys;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.kubernetes.Container.Reference;
import io.mcmetrics.kubernetes.KeyReference;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.rules.analysis.ChartRemarks;
import io.mcmetrics.rules.analysis.ComponentScope;
import io.mcmetrics.thanos.Component;
import io.mcmetrics.thanos.MountedFileContents;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Flags components of Thanos that ask for a key which their Secret or ConfigMap does not have. */
@AutoService(Rule.class)
@RuleInfo(
    summary = "pods that wait for a key which their Secret or ConfigMap lacks",
    why =
        """
        For a variable the pods stay in `CreateContainerConfigError`, for a file they end with `no such
        file or directory`. What goes through them is not stored and not found.
        """,
    symptom =
        """
        The pod does not become ready. Its container waits with `CreateContainerConfigError`, and
        `kube_pod_container_status_waiting_reason` says so; for a volume, an event `FailedMount`
        names the key. Where the whole Secret is mounted, the program ends with
        `no such file or directory`. What goes through the pod is missing in Grafana from then on.
        """,
    remedy =
        """
        Name the key as it is asked for, such as `objstore.yml` or `hashrings.json`, or say where it is:
        in bitnami's chart `existingObjstoreSecretItems`.
        """,
    confidence =
        """
        Certain where the chart makes no such Secret of the values. Likely where the Secret or ConfigMap
        is in the tree and lacks the key, since it may be added in the cluster.
        """,
    sources = {
      "Kubernetes documentation, Secrets: a pod does not start while a key that is not "
          + "optional is missing",
      "Kubernetes, pkg/volume/secret/secret.go: a volume that lists a missing key is not mounted",
      "bitnami thanos 17.6.0, values.yaml, existingObjstoreSecretItems: the chart asks for "
          + "`objstore.yml`",
      "bitnami thanos 17.6.0, templates/_helpers.tpl, thanos.createObjstoreSecret: of which "
          + "values it makes the Secret",
      "kube-state-metrics 2.20.0, docs/metrics/workload/pod-metrics.md: the metric about "
          + "waiting containers"
    },
    severity = ERROR,
    stage = RECEIVE)
public final class MissingConfigKey implements FleetRule {
  /** A file, and no pattern of files as `--rule-file` takes it, which may well match none. */
  private static final Pattern FILE_FLAG =
      Pattern.compile("--([a-z.-]*(?:-file|config-file)|http\\.config)=(/[^\\s*?\\[]+)");

  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    ChartRemarks.ofReleases(fleet, About.WAITING, out);
    MountedFileContents files = fleet.infrastructure().mountedFiles();
    for (Component component : fleet.infrastructure().thanos().components()) {
      for (Reference reference : component.container().references()) {
        problem(component, reference.key(), "`" + reference.variable() + "`", files)
            .ifPresent(found -> out.accept(ComponentScope.of(found, component, fleet)));
      }
      for (Value<String> word : component.commandLine().words()) {
        Matcher flag = FILE_FLAG.matcher(word.known().orElse(""));
        if (flag.matches()) {
          files
              .key(component, flag.group(2))
              .flatMap(key -> problem(component, key, "`--" + flag.group(1) + "`", files))
              .ifPresent(found -> out.accept(ComponentScope.of(found, component, fleet)));
        }
      }
    }
  }

  private static Optional<Problem> problem(
      Component component, KeyReference reference, String what, MountedFileContents files) {
    if (!(reference.key() instanceof Known<String> key)
        || !(reference.name() instanceof Known<String> name)) {
      return Optional.empty();
    }
    Optional<Document> holder = files.holder(component, reference);
    return holder
        .filter(document -> HeldKeys.areWithout(document, key.value()))
        .map(
            document ->
                Problem.at(
                        name,
                        "%s has no key `%s`, from which %s takes %s: its pods do not start",
                        reference.kind() + " `" + name.value() + "`",
                        key.value(),
                        component.words(),
                        what)
                    .see(document, "its keys")
                    .atMost(Confidence.LIKELY));
  }
}
