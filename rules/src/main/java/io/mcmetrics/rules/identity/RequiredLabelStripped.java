package io.mcmetrics.rules.identity;

import static io.mcmetrics.finding.Severity.ERROR;
import static io.mcmetrics.finding.Stage.RELABEL;
import static io.mcmetrics.rule.Setting.CLUSTER_LABEL;

import com.google.auto.service.AutoService;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.fleet.Destination;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.network.Url;
import io.mcmetrics.relabel.LabelSet;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.rules.analysis.ProblemScope;
import io.mcmetrics.rules.identity.analysis.ClusterLabels;
import io.mcmetrics.rules.identity.analysis.StrippedLabel;
import io.mcmetrics.sender.ExternalLabels.Label;
import io.mcmetrics.sender.Sender;
import io.mcmetrics.yaml.Value;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Flags write relabelling that removes the metric name or the cluster label. */
@AutoService(Rule.class)
@RuleInfo(
    summary = "write relabelling that removes the metric name or the cluster",
    why =
        """
        `labeldrop` and `labelkeep` see external labels and `__name__`, too. Without its name a
        series is found by no query, and equal to thousands of others; without the label of its
        cluster it is missing from that cluster's dashboards, and collides with other clusters'.
        """,
    symptom =
        """
        Every request is answered with 200 and nothing counts as failed. Without its name a series
        is found by no query by name; `{__name__="", job!=""}` lists such series. Without the
        label of the cluster, `count by (cluster) (up)` in Thanos Query has a line without a name.
        """,
    remedy =
        """
        List `__name__` and the cluster's label in `labelkeep`, or name in `labeldrop` only what is
        to go.
        """,
    confidence =
        """
        Certain where the rule removes the label from each series, no other external label is left
        and this is the only way to another cluster. Likely where other labels, or another remote
        write, may still tell. Possible where the rule removes it from some series only, as far as
        one can tell.
        """,
    settings = {CLUSTER_LABEL},
    sources = {
      "Prometheus 3.16.0, docs/configuration/configuration.md, remote_write: write "
          + "relabelling comes after the external labels",
      "Prometheus 3.16.0, model/relabel/relabel.go: labeldrop and labelkeep spare no label, "
          + "`__name__` neither",
      "Prometheus 3.16.0 with Thanos 0.42.5, run: series without a name are answered with "
          + "200 and fall together"
    },
    severity = ERROR,
    stage = RELABEL)
public final class RequiredLabelStripped implements FleetRule {

  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    for (Sender sender : fleet.senders()) {
      for (Destination destination : fleet.destinations(sender)) {
        if (!destination.isRefused() && !(destination.url() instanceof Value.Absent<String>)) {
          check(destination, fleet, out);
        }
      }
    }
  }

  private static void check(Destination destination, Fleet fleet, Consumer<Problem> out) {
    for (int i = 0; i < destination.writes().size(); i++) {
      if (destination.writes().get(i).relabelling().isEmpty()) {
        continue;
      }
      for (Problem problem : problems(destination, i, fleet)) {
        out.accept(
            ProblemScope.ofDestination(
                problem.see(destination.url(), "samples are sent to here"), destination));
      }
    }
  }

  private static List<Problem> problems(Destination destination, int write, Fleet fleet) {
    Optional<Problem> name =
        StrippedLabel.of(LabelSet.NAME, destination, write).map(RequiredLabelStripped::nameless);
    Optional<Problem> cluster = clusterless(destination, write, fleet);
    return List.of(name, cluster).stream().flatMap(Optional::stream).toList();
  }

  private static Problem nameless(StrippedLabel name) {
    return Problem.at(
            name.place(),
            "removes `__name__` from %s: no query finds what has no metric name",
            name.extent())
        .atMost(name.isCertain() ? Confidence.CERTAIN : Confidence.POSSIBLE);
  }

  private static Optional<Problem> clusterless(Destination destination, int write, Fleet fleet) {
    Sender sender = destination.sender();
    if (fleet.labelsOfReceive().contains(fleet.clusterLabel())) {
      return Optional.empty();
    }
    for (Label label : sender.externalLabels().labels()) {
      if (!ClusterLabels.isNamedBy(label.name(), fleet) || ClusterLabels.isEmpty(label)) {
        continue;
      }
      Optional<StrippedLabel> stripped = StrippedLabel.of(label.name(), destination, write);
      // Another label may name the cluster too, or a rule may have copied it there.
      if (stripped.isPresent() && !isNamed(stripped.get().left(), fleet)) {
        return Optional.of(clusterless(stripped.get(), label, destination));
      }
    }
    return Optional.empty();
  }

  private static boolean isNamed(LabelSet left, Fleet fleet) {
    return left.labels().keySet().stream()
        .anyMatch(name -> ClusterLabels.isNamedBy(name, fleet) && !left.lacks(name));
  }

  private static Problem clusterless(StrippedLabel stripped, Label label, Destination destination) {
    return Problem.at(
            stripped.place(),
            "removes `%s` from %s: what arrives does not say which cluster it is from",
            label.name(),
            stripped.extent())
        .see(label, "the label that is removed")
        .atMost(confidence(stripped, destination));
  }

  private static Confidence confidence(StrippedLabel stripped, Destination destination) {
    if (!stripped.isCertain()) {
      return Confidence.POSSIBLE;
    }
    Sender sender = destination.sender();
    boolean hasOthers =
        sender.externalLabels().labels().stream()
            .anyMatch(other -> !stripped.left().lacks(other.name()));
    boolean staysHome =
        destination.url() instanceof Value.Known<String> known
            && Url.parse(known.value()).filter(Url::isInsideTheCluster).isPresent();
    boolean isOneOfSeveral = sender.remoteWrites().size() > 1;
    return hasOthers || staysHome || isOneOfSeveral ? Confidence.LIKELY : Confidence.CERTAIN;
  }
}
