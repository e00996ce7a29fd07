package io.mcmetrics.rules.remotewrite;

import static io.mcmetrics.finding.Severity.ERROR;
import static io.mcmetrics.finding.Stage.REMOTE_WRITE;

import com.google.auto.service.AutoService;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.remotewrite.MissingCredential;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.rules.analysis.ProblemScope;
import io.mcmetrics.sender.RemoteWrite;
import io.mcmetrics.sender.Sender;
import java.util.function.Consumer;

/** Flags credentials of remote writes that the operator looks for in vain. */
@AutoService(Rule.class)
@RuleInfo(
    summary = "a credential of a remote write that is not where it is looked for",
    why =
        """
        prometheus-operator looks into the namespace of the Prometheus for the Secret and the key. If
        one of them is not there, it generates no configuration at all: a running Prometheus keeps
        the old one, and a new one sends nothing.
        """,
    symptom =
        """
        The operator logs `unable to get secret` or `key … not found`, and writes no configuration; the
        Prometheus resource has the condition `Reconciled: False`. A running Prometheus sends with the
        old credentials; with none of before, a new one scrapes nothing and sends nothing, so Grafana
        lacks the cluster.
        """,
    remedy =
        """
        Put the Secret into the namespace of the Prometheus, with the very keys that the remote write
        names; a Secret of another namespace is never read.
        """,
    confidence =
        """
        Likely at most: the Secret of that name is in the tree, in another namespace or without the
        key, but something in the cluster may copy it or add the key. A name that the tree has
        nowhere is no finding.
        """,
    sources = {
      "prometheus-operator 0.93, pkg/assets/store.go: keys are looked up in the namespace "
          + "of the resource"
    },
    severity = ERROR,
    stage = REMOTE_WRITE)
public final class CredentialNotFound implements FleetRule {
  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    for (Sender sender : fleet.senders()) {
      for (RemoteWrite write : sender.remoteWrites()) {
        for (MissingCredential missing : write.settings().missing()) {
          Problem problem =
              Problem.at(
                      missing, "%s: nothing is sent until the operator finds it", missing.message())
                  .see(missing::holder, "the one of that name")
                  .atMost(Confidence.LIKELY);
          out.accept(ProblemScope.ofSender(problem, sender, write));
        }
      }
    }
  }
}
