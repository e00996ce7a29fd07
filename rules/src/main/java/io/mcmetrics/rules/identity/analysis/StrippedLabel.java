package io.mcmetrics.rules.identity.analysis;

import io.mcmetrics.fleet.Destination;
import io.mcmetrics.relabel.LabelSet;
import io.mcmetrics.relabel.LabelValue;
import io.mcmetrics.relabel.RelabelChain;
import io.mcmetrics.relabel.RelabelEffect;
import io.mcmetrics.relabel.RelabelOutcome;
import io.mcmetrics.relabel.RelabelRule;
import io.mcmetrics.relabel.RelabelRule.Part;
import io.mcmetrics.series.SeriesGroup;
import io.mcmetrics.series.Simulation;
import io.mcmetrics.source.Located;
import java.util.NavigableMap;
import java.util.Optional;

/**
 * A label that write relabelling removes from series that are sent.
 *
 * @param by the last rule that removes it
 * @param series how many series lose it; 0 if no series of the catalogue loses it
 * @param all how many series there are in the small cluster of the catalogue
 * @param left the labels of one such series after all rules
 * @param isCertain whether it is known that one of those is sent
 */
public record StrippedLabel(
    String label, RelabelRule by, int series, int all, LabelSet left, boolean isCertain) {

  /** Returns how one remote write of a destination removes a label; empty if it does not. */
  public static Optional<StrippedLabel> of(String label, Destination destination, int write) {
    if (!destination.writes().get(write).editsLabels()) {
      return Optional.empty();
    }
    Simulation simulation = destination.simulations().get(write);
    int series = simulation.groups().stream().mapToInt(group -> group.strippedCount(label)).sum();
    RelabelChain chain = destination.chains().get(write);
    if (series == 0) {
      return ofWhatMayPass(label, destination.commonLabels(), chain);
    }
    NavigableMap<String, LabelValue> external = destination.externalLabels();
    Optional<StrippedLabel> doubtful = Optional.empty();
    for (SeriesGroup group : destination.collected()) {
      for (LabelSet one : group.series()) {
        LabelSet sent = one.withExternal(external);
        RelabelOutcome outcome = chain.apply(sent);
        Optional<LabelSet> left = outcome.passingLabels();
        if (sent.lacks(label) || left.isEmpty() || !left.get().lacks(label)) {
          continue;
        }
        boolean isSent = outcome instanceof RelabelOutcome.Kept;
        Optional<StrippedLabel> found =
            removingRule(label, chain, sent)
                .map(
                    rule ->
                        new StrippedLabel(
                            label, rule, series, simulation.inputCount(), left.get(), isSent));
        if (isSent && found.isPresent()) {
          return found;
        }
        doubtful = doubtful.isPresent() ? doubtful : found;
      }
    }
    return doubtful;
  }

  /** A filter may pick metrics that the catalogue does not have. */
  private static Optional<StrippedLabel> ofWhatMayPass(
      String label, LabelSet common, RelabelChain chain) {
    Optional<LabelSet> left =
        chain.apply(common).passingLabels().filter(after -> after.lacks(label));
    boolean isKnownBefore = common.labels().containsKey(label) && !common.lacks(label);
    return left.isPresent() && isKnownBefore
        ? removingRule(label, chain, common)
            .map(rule -> new StrippedLabel(label, rule, 0, 0, left.get(), false))
        : Optional.empty();
  }

  /** Returns in words from how many series it is removed. */
  public String extent() {
    return series == 0
        ? "all that passes"
        : "%d of the %d series of a small cluster".formatted(series, all);
  }

  /** Returns the place to edit. */
  public Located place() {
    return by.originOf(Part.REGEX);
  }

  private static Optional<RelabelRule> removingRule(
      String label, RelabelChain chain, LabelSet sent) {
    Optional<RelabelRule> removingRule = Optional.empty();
    for (RelabelEffect effect : chain.effects(sent)) {
      Optional<LabelSet> after = effect.outcome().passingLabels();
      boolean takes = after.isPresent() && after.get().lacks(label);
      if (takes && !effect.before().lacks(label)) {
        removingRule = Optional.of(effect.rule());
      }
    }
    return removingRule;
  }
}
