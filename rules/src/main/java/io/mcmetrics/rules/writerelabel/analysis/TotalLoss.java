package io.mcmetrics.rules.writerelabel.analysis;

import io.mcmetrics.finding.Confidence;
import io.mcmetrics.fleet.Destination;
import io.mcmetrics.relabel.LabelSet;
import io.mcmetrics.relabel.RelabelAction;
import io.mcmetrics.relabel.RelabelRule;
import io.mcmetrics.relabel.RelabelRule.Part;
import io.mcmetrics.relabel.proof.ChainProof;
import io.mcmetrics.relabel.proof.ChainProof.Answer;
import io.mcmetrics.relabel.proof.ChainProof.Verdict;
import io.mcmetrics.relabel.proof.MissingWildcard;
import io.mcmetrics.relabel.proof.PassingMetrics;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The reason why no series reaches a destination.
 *
 * @param because the rules that it follows from, the one to edit last
 * @param reason a clause
 */
public record TotalLoss(List<RelabelRule> because, String reason, Confidence confidence) {
  /** Keeps its own list. */
  public TotalLoss {
    because = List.copyOf(because);
  }

  /** Returns the reason; empty if a series does or may reach the destination. */
  public static Optional<TotalLoss> of(Destination destination) {
    if (!destination.isRelabelled() || !destination.passingMetrics().passing().isEmpty()) {
      return Optional.empty();
    }
    List<TotalLoss> each = new ArrayList<>();
    for (int i = 0; i < destination.writes().size(); i++) {
      proven(destination, i).or(() -> withoutWildcard(destination)).ifPresent(each::add);
    }
    return each.size() < destination.writes().size() ? Optional.empty() : Optional.of(each.get(0));
  }

  /** Returns the rule to edit. */
  public RelabelRule decisive() {
    return because.get(because.size() - 1);
  }

  private static Optional<TotalLoss> proven(Destination destination, int write) {
    List<RelabelRule> rules = destination.writes().get(write).relabelling();
    LabelSet common = destination.commonLabels();
    Answer answer = ChainProof.of(rules, destination.sender().dialect()).dropsEverything(common);
    if (answer.verdict() != Verdict.PROVEN) {
      return Optional.empty();
    }
    List<RelabelRule> because = answer.because();
    RelabelRule last = because.get(because.size() - 1);
    boolean byCommon =
        last.sourceLabels().stream().anyMatch(label -> common.labels().containsKey(label));
    // A series that has the label itself keeps its own value.
    Confidence confidence = byCommon ? Confidence.LIKELY : Confidence.CERTAIN;
    return Optional.of(new TotalLoss(because, reason(because, last, byCommon), confidence));
  }

  private static String reason(List<RelabelRule> because, RelabelRule last, boolean byCommon) {
    if (because.size() > 1) {
      return "no metric matches both this and the rule before it";
    }
    if (last.action() == RelabelAction.DROP) {
      return "`%s` matches all of them".formatted(last.regex());
    }
    if (last.sourceLabels().isEmpty()) {
      return "a `keep` without source labels holds `%s` against an empty text"
          .formatted(last.regex());
    }
    String labels = "`" + String.join("`, `", last.sourceLabels()) + "`";
    if (byCommon) {
      return "%s is an external label, and its value is not `%s`".formatted(labels, last.regex());
    }
    return last.sourceLabels().stream().allMatch(label -> label.startsWith("__"))
            && !last.sourceLabels().contains(LabelSet.NAME)
        ? "%s is a label of targets, and no longer there when samples are sent".formatted(labels)
        : "nothing matches `%s`".formatted(last.regex());
  }

  /** Names are matched as a whole: a list of mere beginnings matches none. */
  private static Optional<TotalLoss> withoutWildcard(Destination destination) {
    PassingMetrics passing = destination.passingMetrics();
    if (!passing.undecided().isEmpty()) {
      return Optional.empty();
    }
    for (RelabelRule keep : FilterSeverity.keeps(destination)) {
      List<MissingWildcard> missing =
          ChainProof.of(List.of(keep), destination.sender().dialect())
              .missingWildcards(passing.needed());
      List<String> alternatives = missing.stream().map(MissingWildcard::alternative).toList();
      if (!missing.isEmpty() && keep.knows(Part.REGEX) && isAll(alternatives, keep.regex())) {
        return Optional.of(
            new TotalLoss(List.of(keep), meant(missing, passing), Confidence.LIKELY));
      }
    }
    return Optional.empty();
  }

  private static boolean isAll(List<String> alternatives, String regex) {
    String bare = regex.replaceAll("^\\^?\\(?(\\?:)?|\\)?\\$?$", "");
    return alternatives.containsAll(List.of(bare.split("\\|")));
  }

  private static String meant(List<MissingWildcard> missing, PassingMetrics passing) {
    NavigableSet<String> names = new TreeSet<>();
    missing.forEach(one -> names.addAll(one.names()));
    List<String> instead = missing.stream().limit(3).map(MissingWildcard::instead).toList();
    String more = missing.size() > instead.size() ? "|…" : "";
    return "names are matched as a whole, and none is `%s`; `%s%s` would match %d of the %d needed"
        .formatted(
            missing.get(0).alternative(),
            String.join("|", instead),
            more,
            names.size(),
            passing.neededCount());
  }
}
