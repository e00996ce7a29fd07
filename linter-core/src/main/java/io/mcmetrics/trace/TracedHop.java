package io.mcmetrics.trace;

import io.mcmetrics.finding.Problem.Related;
import io.mcmetrics.finding.Stage;
import java.util.List;
import java.util.Optional;

/**
 * One hop of a path.
 *
 * @param message what is known of it, or what is missing to know it
 * @param evidence the places that show it, the decisive one first
 * @param ruleIds the rules that object to it, whether they break it or not
 * @param checks what can break it, and what is known of each; none if samples do not pass it
 */
public record TracedHop(
    Stage stage,
    HopStatus status,
    String message,
    List<Related> evidence,
    List<String> ruleIds,
    List<TracedCheck> checks) {
  /** Keeps its own lists. */
  public TracedHop {
    evidence = List.copyOf(evidence);
    ruleIds = List.copyOf(ruleIds);
    checks = List.copyOf(checks);
  }

  /** Makes a hop of which no checks are told. */
  public TracedHop(
      Stage stage, HopStatus status, String message, List<Related> evidence, List<String> ruleIds) {
    this(stage, status, message, evidence, ruleIds, List.of());
  }

  /** Returns this hop with its checks. */
  TracedHop withChecks(List<TracedCheck> its) {
    return new TracedHop(stage, status, message, evidence, ruleIds, its);
  }

  /** Returns the checks that were not looked at, or not in full. */
  public List<TracedCheck> openChecks() {
    return checks.stream().filter(TracedCheck::isOpen).toList();
  }

  /** Tells whether it is in order as far as it was looked at, and not all of it was. */
  public boolean isInOrderAsFarAsSeen() {
    return status == HopStatus.OK && !openChecks().isEmpty();
  }

  /** Returns which files or facts would settle a hop that is unknown; empty for any other. */
  public Optional<String> settledBy() {
    return status == HopStatus.UNKNOWN ? Optional.of(missing(stage)) : Optional.empty();
  }

  private static String missing(Stage stage) {
    return switch (stage) {
      case IDENTITY -> "the external labels of this sender, or the labels that Receive adds";
      case RELABEL ->
          "the values that its relabelling takes from elsewhere, or what filters before";
      case REMOTE_WRITE -> "the URL, or what fills it in";
      case ROUTE ->
          "the Ingress, Gateway route or load balancer of that host, read together with this tree";
      case SERVICE -> "the Service and the pods behind that route";
      case RECEIVE -> "the manifests or values of what takes the samples";
      case SIDECAR -> "the Thanos Query that asks this sidecar";
      case QUERY -> "the Thanos Query whose `--endpoint` leads to the receiver or sidecar";
      case DATASOURCE -> "the data sources with which Grafana is provisioned";
      case DASHBOARD -> "a dashboard with a variable that lists the clusters by their label";
      case ASIDE -> "more files";
    };
  }
}
