package io.mcmetrics.relabel;

import io.mcmetrics.relabel.LabelValue.Text;
import io.mcmetrics.relabel.RelabelOutcome.Dropped;
import io.mcmetrics.relabel.RelabelOutcome.Kept;
import io.mcmetrics.relabel.RelabelOutcome.Undecided;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Compares what a Prometheus makes of series with what we say, and counts. */
final class RelabelAgreement {
  private final List<String> differences = new ArrayList<>();
  private int pairs;
  private int undecided;
  private int dropped;
  private int changed;

  /**
   * Compares one series.
   *
   * @param input its own labels, and what else helps to understand a difference
   * @param theirs the labels that it keeps; empty if it is dropped
   */
  void compare(
      String chain,
      SortedMap<String, String> labels,
      Object input,
      RelabelOutcome ours,
      Optional<SortedMap<String, String>> theirs) {
    pairs++;
    dropped += theirs.isEmpty() ? 1 : 0;
    changed += theirs.isPresent() && !theirs.get().equals(labels) ? 1 : 0;
    if (!agree(ours, theirs)) {
      differences.add(chain + "  " + input + "\n  theirs " + theirs + "\n  ours " + ours);
    }
  }

  List<String> differences() {
    return differences;
  }

  int pairs() {
    return pairs;
  }

  /** Returns how often we say that we do not know, or that it depends on the version. */
  int undecided() {
    return undecided;
  }

  String summary() {
    return String.format(
        "%d pairs of chain and series: %d dropped, %d changed, %d that we leave open, %d differ",
        pairs, dropped, changed, undecided, differences.size());
  }

  /** Series without any label are not sent by this version; later ones do send them. */
  private boolean agree(RelabelOutcome ours, Optional<SortedMap<String, String>> theirs) {
    if (ours instanceof Dropped) {
      return theirs.isEmpty();
    }
    if (ours instanceof Undecided open) {
      undecided++;
      return theirs.isEmpty() || couldBe(open.labels(), theirs.get());
    }
    LabelSet kept = ((Kept) ours).labels();
    // A replacement such as ${y}_a, without a group y, may be somebody's variable: what it makes is
    // open, even where all labels that we list are known.
    boolean isKnown = kept.labels().values().stream().allMatch(Text.class::isInstance);
    if (kept.isClosed() && isKnown) {
      SortedMap<String, String> texts = new TreeMap<>();
      kept.labels().forEach((name, value) -> texts.put(name, ((Text) value).text()));
      return texts.equals(theirs.orElse(new TreeMap<>()))
          && (theirs.isPresent() || texts.isEmpty());
    }
    undecided++;
    return couldBe(kept, theirs.orElse(new TreeMap<>()));
  }

  private static boolean couldBe(LabelSet ours, SortedMap<String, String> theirs) {
    boolean listed =
        ours.labels().entrySet().stream()
            .filter(label -> label.getValue() instanceof Text)
            .allMatch(label -> ((Text) label.getValue()).text().equals(theirs.get(label.getKey())));
    return listed && (!ours.isClosed() || ours.labels().keySet().containsAll(theirs.keySet()));
  }

  /** The labels of a series come before the external ones of the same names. */
  static LabelSet series(SortedMap<String, String> labels, SortedMap<String, String> external) {
    LabelSet series = LabelSet.closed();
    for (SortedMap<String, String> some : List.of(external, labels)) {
      for (Map.Entry<String, String> label : some.entrySet()) {
        series = series.with(label.getKey(), label.getValue());
      }
    }
    return series;
  }
}
