package io.mcmetrics.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.mcmetrics.Linter;
import io.mcmetrics.config.Config;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.finding.Severity;
import io.mcmetrics.finding.Stage;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.source.SourceTree;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

final class HopChecksTest {
  @Test
  void takesTheYesAwayForWhatIsNotEvaluated() {
    TracedSender sender =
        only(
            trace(
                changed("args: [receive,", "args: [receive, --store.limits.request-series=1,"),
                List.of()));
    TracedHop receive = sender.hop(Stage.RECEIVE).orElseThrow();

    assertThat(sender.reachesGrafana()).isEqualTo(ReachesGrafana.AS_FAR_AS_SEEN);
    assertThat(sender.reachesGrafana().inJson()).isEqualTo(ReachesGrafana.UNKNOWN);
    assertThat(receive.status()).isEqualTo(HopStatus.OK);
    assertThat(receive.isInOrderAsFarAsSeen()).isTrue();
    assertThat(receive.openChecks())
        .extracting(TracedCheck::id, TracedCheck::why)
        .containsExactly(
            tuple(
                "receiver-flags",
                "`--store.limits.request-series` limits what a query may ask, which is not"
                    + " evaluated"));
  }

  @Test
  void asksOnlyWhatRulesOfThisRunOrItsOwnEyesCanAnswer() {
    List<TracedCheck> checks =
        only(trace(PlainFleet.whole(), List.of())).hop(Stage.IDENTITY).orElseThrow().checks();
    assertThat(checks)
        .extracting(TracedCheck::id)
        .as("rules of tomorrow take no yes away")
        .containsExactly("sender-start", "own-identity");

    assertThat(check(PlainFleet.whole(), new ThanosDoesNotStart(), Stage.RECEIVE, "receiver-start"))
        .map(TracedCheck::status)
        .contains(CheckStatus.BROKEN);
  }

  @Test
  void doesNotCountWhatARuleDoesNotSay() {
    Config off = Config.DEFAULTS.with(List.of("wrong-remote-write-path"));
    TracedSender sender =
        only(
            Linter.with(List.of(new WrongRemoteWritePath()))
                .configured(off)
                .trace(PlainFleet.whole())
                .trace());

    assertThat(sender.reachesGrafana()).isEqualTo(ReachesGrafana.AS_FAR_AS_SEEN);
    assertThat(sender.hop(Stage.REMOTE_WRITE).orElseThrow().openChecks())
        .extracting(TracedCheck::why)
        .containsExactly("the rule `wrong-remote-write-path` is turned off");
  }

  @Test
  void whatIsIgnoredBreaksNothingAndIsNoYes() {
    SourceTree tree =
        changed(
            "apiVersion: monitoring.coreos.com/v1alpha1",
            "# mcmetrics: ignore-file[wrong-remote-write-path] known to the team\n"
                + "apiVersion: monitoring.coreos.com/v1alpha1");
    assertThat(check(tree, new WrongRemoteWritePath(), Stage.REMOTE_WRITE, "write-path"))
        .hasValueSatisfying(
            check -> {
              assertThat(check.status()).isEqualTo(CheckStatus.NOT_LOOKED_AT);
              assertThat(check.why()).isEqualTo("ignored: another path");
              assertThat(check.at()).isPresent();
            });
  }

  @Test
  void aMereDoubtIsNoYes() {
    assertThat(
            check(PlainFleet.whole(), new UnroutableRemoteWriteHost(), Stage.ROUTE, "route-host"))
        .hasValueSatisfying(
            check -> {
              assertThat(check.status()).isEqualTo(CheckStatus.NOT_LOOKED_AT);
              assertThat(check.why()).isEqualTo("possible: another host");
            });
  }

  @Test
  void aRuleOfSomebodyElseIsACheckOfItsOwn() {
    assertThat(check(PlainFleet.whole(), new HomeMade(), Stage.ROUTE, "home-made"))
        .hasValueSatisfying(
            check -> {
              assertThat(check.status()).isEqualTo(CheckStatus.IN_ORDER);
              assertThat(check.asks()).isEqualTo("there is no moon in the wrong phase");
            });
  }

  @Test
  void aFailedRuleHasNotLooked() {
    assertThat(check(PlainFleet.whole(), new IngressPathMismatch(), Stage.ROUTE, "route-path"))
        .map(TracedCheck::why)
        .contains("the rule `ingress-path-mismatch` failed");
  }

  @Test
  void whatAHopDoesNotKnowNoneOfItsChecksKnows() {
    TracedSender sender = only(trace(changed("host: receive", "host: other"), List.of()));
    TracedHop route = sender.hop(Stage.ROUTE).orElseThrow();
    assertThat(route.status()).isEqualTo(HopStatus.UNKNOWN);
    assertThat(route.checks()).isNotEmpty().allMatch(TracedCheck::isOpen);
    assertThat(sender.reachesGrafana()).isEqualTo(ReachesGrafana.UNKNOWN);
  }

  @Test
  void asksNothingOfAHopThatIsNotPassed() {
    TracedSender sender =
        only(
            trace(
                changed("https://user:geheim@receive.central.test", "http://receive"), List.of()));
    assertThat(sender.hop(Stage.ROUTE).orElseThrow().checks()).isEmpty();
  }

  private static Optional<TracedCheck> check(SourceTree tree, Rule rule, Stage stage, String id) {
    return only(trace(tree, List.of(rule))).hop(stage).orElseThrow().checks().stream()
        .filter(check -> check.id().equals(id))
        .findFirst();
  }

  private static SourceTree changed(String from, String to) {
    UnaryOperator<String> change = text -> text.replace(from, to);
    return PlainFleet.with(change);
  }

  private static Trace trace(SourceTree tree, List<Rule> rules) {
    return Linter.with(rules).trace(tree).trace();
  }

  private static TracedSender only(Trace trace) {
    assertThat(trace.clusters()).hasSize(1);
    return trace.clusters().get(0).senders().get(0);
  }

  private static Problem aboutEach(Fleet fleet, String message) {
    return Problem.at(fleet.senders().get(0), "%s", message)
        .affecting(fleet.senders().get(0).cluster().name());
  }

  @RuleInfo(
      summary = "path of another",
      why = "it is",
      remedy = "none",
      severity = Severity.ERROR,
      stage = Stage.REMOTE_WRITE)
  private static final class WrongRemoteWritePath implements FleetRule {
    @Override
    public void check(Fleet fleet, Consumer<Problem> out) {
      out.accept(aboutEach(fleet, "another path"));
    }
  }

  @RuleInfo(
      summary = "host of another",
      why = "it is",
      remedy = "none",
      severity = Severity.ERROR,
      stage = Stage.ROUTE)
  private static final class UnroutableRemoteWriteHost implements FleetRule {
    @Override
    public void check(Fleet fleet, Consumer<Problem> out) {
      out.accept(aboutEach(fleet, "another host").atMost(Confidence.POSSIBLE));
    }
  }

  @RuleInfo(
      summary = "moon in the wrong phase",
      why = "it is",
      remedy = "none",
      severity = Severity.ERROR,
      stage = Stage.ROUTE)
  private static final class HomeMade implements FleetRule {
    @Override
    public void check(Fleet fleet, Consumer<Problem> out) {}
  }

  @RuleInfo(
      summary = "path of a route",
      why = "it is",
      remedy = "none",
      severity = Severity.ERROR,
      stage = Stage.ROUTE)
  private static final class IngressPathMismatch implements FleetRule {
    @Override
    public void check(Fleet fleet, Consumer<Problem> out) {
      throw new IllegalStateException("no luck");
    }
  }

  @RuleInfo(
      summary = "flag that is none",
      why = "it is",
      remedy = "none",
      severity = Severity.ERROR,
      stage = Stage.RECEIVE)
  private static final class ThanosDoesNotStart implements FleetRule {
    @Override
    public void check(Fleet fleet, Consumer<Problem> out) {
      out.accept(aboutEach(fleet, "no flag"));
    }
  }
}
