package io.mcmetrics.rules.identity;

import static io.mcmetrics.finding.Severity.WARNING;
import static io.mcmetrics.finding.Stage.IDENTITY;

import com.google.auto.service.AutoService;
import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.model.Fleet;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.source.TreePath;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Flags clusters that go by several names, by another's name, or under another label. */
@AutoService(Rule.class)
@RuleInfo(
    summary = "a cluster that goes by two names, or by the name of another",
    why =
        """
        The drop-down in Grafana shows one cluster twice, or under the name of another: whoever looks
        at it sees the wrong one, and dashboards and alerts that are bound to the right name stay
        empty. A cluster that is named under another label is not in the drop-down at all.
        """,
    remedy =
        """
        Give everything that sends from one cluster the same name under the same label, best that of
        the directory which describes the cluster.
        """,
    severity = WARNING,
    stage = IDENTITY)
public final class ClusterIdentityDrift implements FleetRule {

  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    List<NamedSender> named =
        fleet.senders().stream()
            .filter(sender -> Identity.firstRelying(sender, fleet).isPresent())
            .flatMap(sender -> NamedSender.of(sender, fleet).stream())
            .toList();
    for (int i = 0; i < named.size(); i++) {
      NamedSender sender = named.get(i);
      List<NamedSender> earlier = named.subList(0, i);
      // One cause, one finding: a name that is copied may also differ in case from the other.
      secondName(sender, named, earlier)
          .or(() -> borrowedName(sender, named, fleet))
          .or(() -> almostTheSame(sender, earlier))
          .or(() -> otherLabel(sender, named, fleet))
          .map(problem -> problem.atMost(sender.sender().sight().limit()))
          .map(problem -> problem.affecting(sender.cluster().name()).concerning(sender.sender()))
          .ifPresent(out);
    }
  }

  private static Optional<Problem> secondName(
      NamedSender sender, List<NamedSender> named, List<NamedSender> earlier) {
    return named.stream()
        .filter(other -> isSecondName(sender, other))
        // Of two names, it is not the one of the directory that is to change.
        .filter(other -> !sender.isProper() && (other.isProper() || earlier.contains(other)))
        .findFirst()
        .map(
            other ->
                Problem.at(
                        sender.name(),
                        "`%s` goes by two names: `%s` here, and `%s`",
                        sender.cluster().name(),
                        sender.text(),
                        other.text())
                    .see(other.name(), "the other name of the cluster")
                    .atMost(Likeness.sureness(sender.cluster(), other.cluster()))
                    .atMost(doubt(sender.cluster(), sender.cluster().name())));
  }

  private static boolean isSecondName(NamedSender sender, NamedSender other) {
    if (!sender.isSameCluster(other)
        || !sender.label().name().equals(other.label().name())
        || sender.text().equals(other.text())
        || !sender.meets(other)) {
      return false;
    }
    boolean related =
        ClusterNames.contains(sender.text(), other.text())
            || ClusterNames.contains(other.text(), sender.text());
    return switch (sender.cluster().naming()) {
      case DECLARED, DEPLOYED -> true;
      case BY_CONVENTION -> related || sender.isProper() || other.isProper();
      case GUESSED -> related;
    };
  }

  private static Optional<Problem> borrowedName(
      NamedSender sender, List<NamedSender> named, Fleet fleet) {
    String name = sender.text();
    String own = sender.cluster().name();
    if (ClusterNames.contains(own, name) || ClusterNames.contains(name, own)) {
      return Optional.empty();
    }
    List<Cluster> owners =
        fleet.clusters().stream()
            .filter(cluster -> areSiblings(cluster, sender.cluster()) && owns(cluster, name))
            .toList();
    boolean isFoundTwice =
        named.stream()
            .anyMatch(
                other ->
                    !other.isSameCluster(sender)
                        && other.text().equals(name)
                        && sender.meets(other));
    // Two clusters that send the same name are another matter.
    return owners.size() != 1 || isFoundTwice
        ? Optional.empty()
        : Optional.of(
            Problem.at(
                    sender.name(),
                    "`%s` calls itself `%s`, which is the name of its neighbour `%s`",
                    own,
                    name,
                    owners.get(0).name())
                .atMost(doubt(sender.cluster(), name)));
  }

  private static boolean owns(Cluster cluster, String name) {
    return ClusterNames.areAlike(cluster.name(), name)
        || (ClusterNames.isDistinct(name) && ClusterNames.contains(cluster.name(), name));
  }

  private static boolean areSiblings(Cluster one, Cluster other) {
    return !one.name().equals(other.name())
        && !one.path().isEmpty()
        && TreePath.parentOf(one.path()).equals(TreePath.parentOf(other.path()));
  }

  private static Optional<Problem> almostTheSame(NamedSender sender, List<NamedSender> earlier) {
    return earlier.stream()
        .filter(other -> !sender.isSameCluster(other) && sender.meets(other))
        .filter(other -> ClusterNames.areAlike(sender.text(), other.text()))
        .filter(other -> !sender.text().equals(other.text()))
        .findFirst()
        .map(
            other ->
                Problem.at(
                        sender.name(),
                        "`%s` is all but the name `%s` of another cluster, `%s`",
                        sender.text(),
                        other.text(),
                        other.cluster().name())
                    .see(other.name(), "the name that is nearly the same")
                    .atMost(Confidence.LIKELY));
  }

  private static Optional<Problem> otherLabel(
      NamedSender sender, List<NamedSender> named, Fleet fleet) {
    String usual = fleet.clusterLabel();
    return sender.hasLabel(usual)
        ? Optional.empty()
        : named.stream()
            .filter(other -> other.hasLabel(usual) && sender.meets(other))
            .findFirst()
            .map(
                other ->
                    Problem.at(
                            sender.label(),
                            "`%s` names its cluster under `%s`, and others that send there do under"
                                + " `%s`",
                            sender.cluster().name(),
                            sender.label().name(),
                            usual)
                        .see(other.label(), "the label that others use")
                        .atMost(Confidence.LIKELY));
  }

  /** A directory of one plain word may stand for an environment, and hold several clusters. */
  private static Confidence doubt(Cluster cluster, String name) {
    return switch (cluster.naming()) {
      case DECLARED -> Confidence.CERTAIN;
      case DEPLOYED -> Confidence.LIKELY;
      case BY_CONVENTION, GUESSED ->
          ClusterNames.isDistinct(name) ? Confidence.LIKELY : Confidence.POSSIBLE;
    };
  }
}
