package io.mcmetrics.rules.identity;

import static io.mcmetrics.finding.Severity.WARNING;
import static io.mcmetrics.finding.Stage.IDENTITY;
import static io.mcmetrics.rule.Setting.CLUSTERS;
import static io.mcmetrics.rule.Setting.CLUSTER_LABEL;

import com.google.auto.service.AutoService;
import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.rules.analysis.ProblemScope;
import io.mcmetrics.rules.identity.analysis.ClusterLabels;
import io.mcmetrics.rules.identity.analysis.ComparableClusterName;
import io.mcmetrics.rules.identity.analysis.SenderComparison;
import io.mcmetrics.rules.identity.analysis.SenderWithClusterLabel;
import io.mcmetrics.source.TreePath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Flags clusters with several names, with the name of another cluster, or under another label. */
@AutoService(Rule.class)
@RuleInfo(
    summary = "a cluster that goes by two names, or by the name of another",
    why =
        """
        The drop-down in Grafana shows one cluster twice, or under the name of another: whoever looks
        at it sees the wrong one, and dashboards and alerts that are bound to the right name stay
        empty. A cluster that is named under another label is not in the drop-down at all.
        """,
    symptom =
        """
        `count by (cluster) (up)` in Thanos Query lists two names for one cluster, or a name whose
        series are of another one; for another label, it has a line without a name. Nothing is
        logged and nothing counts as failed. Dashboards that were saved with the other name say
        "No data".
        """,
    remedy =
        """
        Give everything that sends from one cluster the same name under the same label, best that of
        the directory which describes the cluster.
        """,
    confidence =
        """
        Certain only where `.mcmetrics.yaml` names the cluster. Likely where Flux or Argo CD or a
        distinct directory name says which cluster it is, or where names differ only in case or
        punctuation. Possible where a directory name is all there is.
        """,
    settings = {CLUSTER_LABEL, CLUSTERS},
    sources = {
      "Prometheus 3.16.0, storage/remote/queue_manager.go, processExternalLabels: the label "
          + "goes out as it is written",
      "Thanos 0.42.5, docs/storage.md, External Labels: a source of series is known by its labels",
      "Grafana 12.4, documentation, Prometheus template variables: a drop-down lists the "
          + "values of one label"
    },
    severity = WARNING,
    stage = IDENTITY)
public final class ClusterIdentityDrift implements FleetRule {

  /** A cluster and the directory in which it stands beside others. */
  private record Neighbour(Cluster cluster, ComparableClusterName name, String around) {}

  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    List<SenderWithClusterLabel> named =
        fleet.senders().stream()
            .filter(sender -> ClusterLabels.firstRelying(sender, fleet).isPresent())
            .flatMap(sender -> SenderWithClusterLabel.of(sender, fleet).stream())
            .toList();
    List<Neighbour> neighbours =
        fleet.clusters().stream()
            .filter(c -> !c.path().isEmpty())
            .map(ClusterIdentityDrift::neighbour)
            .toList();
    Map<String, List<SenderWithClusterLabel>> byCluster =
        named.stream().collect(Collectors.groupingBy(one -> one.cluster().name()));
    Map<String, List<SenderWithClusterLabel>> byText =
        named.stream().collect(Collectors.groupingBy(SenderWithClusterLabel::text));
    Map<String, List<SenderWithClusterLabel>> earlierByCluster = new HashMap<>();
    Map<String, List<SenderWithClusterLabel>> earlierByWords = new HashMap<>();
    for (SenderWithClusterLabel sender : named) {
      List<SenderWithClusterLabel> ofCluster =
          byCluster.getOrDefault(sender.cluster().name(), List.of());
      List<SenderWithClusterLabel> ofText = byText.getOrDefault(sender.text(), List.of());
      List<SenderWithClusterLabel> earlier =
          earlierByCluster.computeIfAbsent(sender.cluster().name(), any -> new ArrayList<>());
      List<SenderWithClusterLabel> alike =
          earlierByWords.computeIfAbsent(sender.nameInLabel().words(), any -> new ArrayList<>());
      // One cause, one finding: a name that is copied may also differ in case from the other.
      secondName(sender, ofCluster, earlier)
          .or(() -> borrowedName(sender, ofText, neighbours))
          .or(() -> almostTheSame(sender, alike))
          .or(() -> otherLabel(sender, named, fleet))
          .map(problem -> ProblemScope.ofSender(problem, sender.sender(), sender.sender()))
          .ifPresent(out);
      earlier.add(sender);
      alike.add(sender);
    }
  }

  private static Neighbour neighbour(Cluster cluster) {
    String around = TreePath.parentOf(cluster.path());
    return new Neighbour(cluster, ComparableClusterName.of(cluster.name()), around);
  }

  private static Optional<Problem> secondName(
      SenderWithClusterLabel sender,
      List<SenderWithClusterLabel> ofCluster,
      List<SenderWithClusterLabel> earlier) {
    return ofCluster.stream()
        .filter(other -> isSecondName(sender, other))
        // Of two names, the one that differs from the directory is reported.
        .filter(
            other ->
                !sender.isNamedLikeItsCluster()
                    && (other.isNamedLikeItsCluster() || earlier.contains(other)))
        .findFirst()
        .map(
            other ->
                Problem.at(
                        sender.value(),
                        "`%s` goes by two names: `%s` here, and `%s`",
                        sender.cluster().name(),
                        sender.text(),
                        other.text())
                    .see(other.value(), "the other name of the cluster")
                    .atMost(SenderComparison.confidence(sender.cluster(), other.cluster()))
                    .atMost(doubt(sender.cluster(), sender.nameOfCluster())));
  }

  private static boolean isSecondName(SenderWithClusterLabel sender, SenderWithClusterLabel other) {
    if (!sender.isSameCluster(other)
        || !sender.label().name().equals(other.label().name())
        || sender.text().equals(other.text())
        || !sender.mayMeet(other)) {
      return false;
    }
    boolean related =
        sender.nameInLabel().contains(other.nameInLabel())
            || other.nameInLabel().contains(sender.nameInLabel());
    return switch (sender.cluster().naming()) {
      case DECLARED, DEPLOYED -> true;
      case BY_CONVENTION ->
          related || sender.isNamedLikeItsCluster() || other.isNamedLikeItsCluster();
      case LABELLED, GUESSED -> related;
    };
  }

  private static Optional<Problem> borrowedName(
      SenderWithClusterLabel sender,
      List<SenderWithClusterLabel> ofText,
      List<Neighbour> neighbours) {
    if (sender.nameOfCluster().contains(sender.nameInLabel())
        || sender.nameInLabel().contains(sender.nameOfCluster())) {
      return Optional.empty();
    }
    String around = TreePath.parentOf(sender.cluster().path());
    List<Neighbour> owners =
        neighbours.stream()
            .filter(neighbour -> neighbour.around().equals(around))
            .filter(neighbour -> !neighbour.cluster().name().equals(sender.cluster().name()))
            .filter(neighbour -> owns(neighbour.name(), sender.nameInLabel()))
            .toList();
    // Two clusters that send the same name are reported by duplicate-cluster-label.
    return owners.size() != 1 || isFoundTwice(sender, ofText)
        ? Optional.empty()
        : Optional.of(
            Problem.at(
                    sender.value(),
                    "`%s` calls itself `%s`, which is the name of its neighbour `%s`",
                    sender.cluster().name(),
                    sender.text(),
                    owners.get(0).cluster().name())
                .atMost(doubt(sender.cluster(), sender.nameInLabel())));
  }

  private static boolean owns(ComparableClusterName neighbour, ComparableClusterName name) {
    return neighbour.isLike(name) || (name.isDistinct() && neighbour.contains(name));
  }

  private static boolean isFoundTwice(
      SenderWithClusterLabel sender, List<SenderWithClusterLabel> ofText) {
    return ofText.stream().anyMatch(other -> !other.isSameCluster(sender) && sender.mayMeet(other));
  }

  private static Optional<Problem> almostTheSame(
      SenderWithClusterLabel sender, List<SenderWithClusterLabel> alike) {
    return alike.stream()
        .filter(other -> !sender.text().equals(other.text()))
        .filter(other -> !sender.isSameCluster(other) && sender.mayMeet(other))
        .findFirst()
        .map(
            other ->
                Problem.at(
                        sender.value(),
                        "`%s` is all but the name `%s` of another cluster, `%s`",
                        sender.text(),
                        other.text(),
                        other.cluster().name())
                    .see(other.value(), "the name that is nearly the same")
                    .atMost(Confidence.LIKELY));
  }

  private static Optional<Problem> otherLabel(
      SenderWithClusterLabel sender, List<SenderWithClusterLabel> named, Fleet fleet) {
    String usual = fleet.clusterLabel();
    return sender.hasLabel(usual)
        ? Optional.empty()
        : named.stream()
            .filter(other -> other.hasLabel(usual) && sender.mayMeet(other))
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
  private static Confidence doubt(Cluster cluster, ComparableClusterName name) {
    return switch (cluster.naming()) {
      case DECLARED -> Confidence.CERTAIN;
      case DEPLOYED -> Confidence.LIKELY;
      case BY_CONVENTION, LABELLED, GUESSED ->
          name.isDistinct() ? Confidence.LIKELY : Confidence.POSSIBLE;
    };
  }
}
