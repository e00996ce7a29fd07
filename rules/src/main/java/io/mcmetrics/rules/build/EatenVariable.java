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
