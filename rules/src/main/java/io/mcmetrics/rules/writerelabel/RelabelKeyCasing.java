package io.mcmetrics.rules.writerelabel;

import static io.mcmetrics.finding.Severity.ERROR;
import static io.mcmetrics.finding.Stage.RELABEL;

import com.google.auto.service.AutoService;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.regex.PrometheusDialect;
import io.mcmetrics.relabel.RelabelFault;
import io.mcmetrics.relabel.RelabelRule;
import io.mcmetrics.relabel.RelabelSyntax;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.rules.writerelabel.analysis.DroppedKeyEffect;
import io.mcmetrics.sender.MisspeltKey;
import io.mcmetrics.sender.RemoteWrite;
import io.mcmetrics.sender.Sender;
import java.util.function.Consumer;

/** Flags keys of remote write in the spelling of another format, which nothing reads there. */
@AutoService(Rule.class)
@RuleInfo(
    summary = "remote write settings under keys that are not read there",
    why =
        """
        The API server leaves out a key that it does not know, and Helm 3 hears nothing of it: a keep
        rule that has lost its source labels drops every series. Clients that ask for it are refused,
        and the old object stays. In prometheus.yml the same slip is loud: Prometheus refuses the file.
        """,
    symptom =
        """
        With Helm 3 the object has lost the key (`kubectl get -o yaml` shows it), and a keep rule
        without source labels drops everything, which
        `prometheus_remote_storage_samples_dropped_total` counts. Other clients end with
        `unknown field`, or `field not declared in schema`, and the old object stays. For
        prometheus.yml, Prometheus ends with `field sourceLabels not found in type relabel.plain`.
        """,
    remedy =
        """
        Write `sourceLabels` in resources of the operator and in Helm values, and `source_labels` in
        prometheus.yml; so with all the other keys.
        """,
    confidence =
        """
        Certain where the key stands in a file or resource that is seen whole: nothing reads it in
        that place. Likely or possible where the chart is only recognised by its values, or
        something unseen may change it.
        """,
    sources = {
      "Prometheus 3.16.0, config/config.go, Load: unknown keys are refused",
      "Kubernetes 1.37, apiextensions-apiserver, pkg/apiserver/schema/pruning: unknown "
          + "fields of custom resources are dropped",
      "Helm 3.22.0 and 4.3.1, pkg/kube/client.go: 3 creates without asking for validation, "
          + "4 applies on the server and strictly",
      "prometheus-operator 0.93.0, pkg/apis/monitoring/v1: the fields are spelt in camel case"
    },
    severity = ERROR,
    stage = RELABEL)
public final class RelabelKeyCasing implements FleetRule {

  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    for (MisspeltKey key : fleet.misspeltKeys()) {
      out.accept(problem(key));
    }
    for (Sender sender : fleet.senders()) {
      for (RemoteWrite write : sender.remoteWrites()) {
        check(write, sender, out);
      }
    }
  }

  private static void check(RemoteWrite write, Sender sender, Consumer<Problem> out) {
    PrometheusDialect dialect = sender.dialect();
    for (RelabelRule rule : write.relabelling()) {
      for (RelabelFault fault : rule.syntaxFaults()) {
        if (fault.unknownKey().isPresent()) {
          out.accept(
              problem(fault, fault.unknownKey().get(), rule, dialect)
                  .see(write.url(), "the rule is part of what decides what is sent to here")
                  .atMost(sender.sight().limit())
                  .affecting(sender.cluster().name()));
        }
      }
    }
  }

  private static Problem problem(MisspeltKey key) {
    Problem problem =
        key.syntax() == RelabelSyntax.PROMETHEUS_FILE
            ? Problem.at(
                key,
                "Prometheus does not load this file: field %s not found in type %s; here it is"
                    + " `%s`",
                key.written(),
                key.type(),
                key.meant())
            : Problem.at(
                key,
                "`%s` is a key of prometheus.yml, here it is `%s`: nobody reads it, and %s",
                key.written(),
                key.meant(),
                DroppedKeyEffect.consequence(key.meant()));
    return problem.atMost(key.sight().limit()).affecting(key.cluster().name());
  }

  private static Problem problem(
      RelabelFault fault, String key, RelabelRule rule, PrometheusDialect dialect) {
    String hint = fault.suggestedKey().map(meant -> "; did you mean `" + meant + "`?").orElse("");
    return rule.syntax() == RelabelSyntax.PROMETHEUS_FILE
        ? Problem.at(fault, "Prometheus does not load this file: %s%s", fault.message(), hint)
        : Problem.at(
            fault,
            "the API server leaves out `%s`%s%s",
            key,
            DroppedKeyEffect.consequence(rule, dialect),
            hint);
  }
}
