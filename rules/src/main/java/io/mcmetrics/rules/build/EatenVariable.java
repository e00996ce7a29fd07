package io.mcmetrics.rules.build;

import static io.mcmetrics.finding.Severity.ERROR;
import static io.mcmetrics.finding.Stage.RELABEL;

import com.google.auto.service.AutoService;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.finding.Problem.Weight;
import io.mcmetrics.finding.Stage;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.rules.analysis.ProblemScope;
import io.mcmetrics.sender.Sender;
import java.util.function.Consumer;

/** Flags variables of dashboards and groups of expressions that Flux fills in with nothing. */
@AutoService(Rule.class)
@RuleInfo(
    summary = "a dashboard's variable or an expression's group that Flux replaces by nothing",
    why =
        """
        A single variable in `postBuild` turns the substitution on for all that the Flux
        Kustomization deploys. `${cluster:regex}` of a dashboard and `${1}` of a replacement look
        like variables that are not set: Flux puts nothing there, without a word. The panel is
        empty, and what the replacement makes is the same for every series.
        """,
    symptom =
        """
        The Kustomization of Flux is `Ready`. In the cluster, the dashboard or the rule lacks the
        text (`kubectl get -o yaml`): the panel asks for `cluster=~""` and says "No data", or all
        series get one value from a replacement that is empty. Nothing is logged.
        """,
    remedy =
        """
        Write a second dollar sign, `$${1}`, or `$1` where that will do. For dashboards, set the
        annotation `kustomize.toolkit.fluxcd.io/substitute: disabled`.
        """,
    confidence =
        """
        Certain where the Flux Kustomization has a variable in the tree. No more certain than the
        sender that it concerns is seen.
        """,
    sources = {
      "fluxcd/pkg envsubst 1.9.0, run with kustomize 1.44.0: what becomes of `$1`, `${1}`, "
          + "`$${1}` and of names that are not set",
      "Flux kustomize-controller 1.9.4, docs/spec/v1/kustomizations.md, Post build variable "
          + "substitution: a variable that is not set is empty, and the annotation that turns it "
          + "off",
      "fluxcd/pkg kustomize 1.44.0, kustomize_varsub.go: with any variable the substitution "
          + "is on for all resources"
    },
    severity = ERROR,
    stage = RELABEL)
public final class EatenVariable implements FleetRule {

  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    for (Problem eaten : fleet.builds().eatenVariables()) {
      boolean isDashboard = eaten.stage().filter(stage -> stage == Stage.DASHBOARD).isPresent();
      Problem problem = isDashboard ? eaten.withWeight(Weight.LIGHTER) : eaten;
      for (Sender sender : fleet.senders()) {
        if (!isDashboard && sender.sight().troubles().contains(eaten)) {
          problem = ProblemScope.ofSender(problem, sender, sender);
        }
      }
      out.accept(problem);
    }
  }
}
