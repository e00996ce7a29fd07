package io.mcmetrics.rules.query;

import static io.mcmetrics.finding.Severity.ERROR;
import static io.mcmetrics.finding.Stage.QUERY;
import static io.mcmetrics.rule.Setting.CLUSTER_LABEL;

import com.google.auto.service.AutoService;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.kubernetes.Program;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.rules.analysis.ComponentScope;
import io.mcmetrics.rules.query.analysis.LocationLabels;
import io.mcmetrics.thanos.Component;
import io.mcmetrics.thanos.Querier;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Flags replica labels that distinguish different things, and not copies of one. */
@AutoService(Rule.class)
@RuleInfo(
    summary = "a replica label by which clusters or targets are told apart",
    why =
        """
        Thanos takes series that differ in replica labels only for copies of one, shows one of them,
        and leaves the label out. With `cluster` among them, clusters melt into one and most of
        their series are gone; the compactor melts them in the bucket, for good.
        """,
    symptom =
        """
        Thanos Query returns series without this label: `count by (cluster) (up)` has one line
        without a name, and `up{cluster="seoul"}` may show the values of another cluster. With
        deduplication turned off in the page of Thanos Query the clusters are there again. After
        the compactor has merged blocks they are not.
        """,
    remedy =
        """
        Name only labels that tell copies apart: `prometheus_replica`, and the one that Thanos
        Receive gives to each of its pods.
        """,
    confidence =
        """
        Certain where the replica label is the label of the clusters, or one that every target
        has, such as `instance`. Likely where it is the label of tenants or one by which external
        labels of the tree differ.
        """,
    settings = {CLUSTER_LABEL},
    sources = {
      "Thanos 0.42.5, docs/components/query.md, Deduplication: series that differ in "
          + "replica labels only are one",
      "Thanos 0.42.5, cmd/thanos/compact.go, --deduplication.replica-label: the merging of "
          + "blocks cannot be undone"
    },
    severity = ERROR,
    stage = QUERY)
public final class ReplicaLabelIsIdentity implements FleetRule {
  /** Labels that distinguish targets in every cluster. */
  private static final Set<String> OF_TARGETS =
      Set.of("__name__", "container", "instance", "job", "namespace", "node", "pod", "service");

  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    for (Querier querier : fleet.infrastructure().thanos().queriers()) {
      report(querier.component(), querier.replicaLabels(), fleet, out);
    }
    for (Component compactor : fleet.infrastructure().thanos().all(Program.THANOS_COMPACT)) {
      List<Value<String>> labels = compactor.labelNames("deduplication.replica-label");
      report(compactor, labels, fleet, out);
    }
  }

  private static void report(
      Component component, List<Value<String>> labels, Fleet fleet, Consumer<Problem> out) {
    for (Value<String> label : labels) {
      if (label instanceof Known<String> known) {
        meaning(known.value(), fleet)
            .map(meaning -> problem(component, known, meaning))
            .ifPresent(problem -> out.accept(ComponentScope.of(problem, component, fleet)));
      }
    }
  }

  /** The things that a label distinguishes. */
  private record Meaning(String label, String things, Confidence confidence) {}

  private static Optional<Meaning> meaning(String label, Fleet fleet) {
    if (label.equals(fleet.clusterLabel())) {
      return Optional.of(new Meaning(label, "clusters", Confidence.CERTAIN));
    }
    if (OF_TARGETS.contains(label)) {
      return Optional.of(new Meaning(label, "targets", Confidence.CERTAIN));
    }
    boolean isTenant =
        fleet.infrastructure().thanos().receives().stream()
            .anyMatch(receive -> receive.tenantLabel().isKnown(label));
    if (isTenant) {
      return Optional.of(new Meaning(label, "tenants", Confidence.LIKELY));
    }
    return LocationLabels.areToldApartBy(label, fleet)
        ? Optional.of(new Meaning(label, "clusters", Confidence.LIKELY))
        : Optional.empty();
  }

  private static Problem problem(Component component, Known<String> at, Meaning meaning) {
    return Problem.at(
            at,
            "`%s` tells %s apart: as a replica label of %s it melts their series into one%s",
            meaning.label(),
            meaning.things(),
            component.program().words(),
            component.program() == Program.THANOS_COMPACT ? ", for good" : "")
        .atMost(meaning.confidence());
  }
}
