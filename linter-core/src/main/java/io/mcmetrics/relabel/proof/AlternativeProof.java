package io.mcmetrics.relabel.proof;

import io.mcmetrics.regex.Alternatives;
import io.mcmetrics.regex.AnchoredRegex;
import io.mcmetrics.regex.PrometheusDialect;
import io.mcmetrics.regex.RegexLanguage;
import io.mcmetrics.regex.RegexScanner;
import io.mcmetrics.relabel.RelabelAction;
import io.mcmetrics.relabel.RelabelRule;
import io.mcmetrics.relabel.RelabelRule.Part;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Which of all possible texts the regular expression of one rule matches, and which of its
 * alternatives match nothing.
 */
final class AlternativeProof {
  private final RelabelRule rule;
  private final PrometheusDialect dialect;

  AlternativeProof(RelabelRule rule, PrometheusDialect dialect) {
    this.rule = rule;
    this.dialect = dialect;
  }

  /** Returns how many of the possible texts of the source labels match. */
  RegexScope scope() {
    Optional<RegexLanguage> universe =
        SourceKey.of(rule).flatMap(key -> key.universe(dialect)).or(() -> noLabels());
    Optional<RegexLanguage> matching =
        rule.knows(Part.REGEX) ? RegexLanguage.of(rule.regex(), dialect) : Optional.empty();
    if (universe.isEmpty() || matching.isEmpty()) {
      return RegexScope.OPEN;
    }
    Optional<RegexLanguage> both = universe.get().and(matching.get());
    if (both.isPresent() && both.get().isEmpty()) {
      return RegexScope.NOTHING;
    }
    Optional<RegexLanguage> rest = universe.get().minus(matching.get());
    if (both.isEmpty() || rest.isEmpty()) {
      return RegexScope.OPEN;
    }
    return rest.get().isEmpty() ? RegexScope.EVERYTHING : RegexScope.SOME;
  }

  /** Without source labels, the text is empty. */
  private Optional<RegexLanguage> noLabels() {
    boolean isEmpty = rule.knows(Part.SOURCE_LABELS) && rule.sourceLabels().isEmpty();
    return isEmpty ? Optional.of(RegexLanguage.ofTexts(List.of(""))) : Optional.empty();
  }

  /** Returns the alternatives that match no name that is needed, and would with {@code .*}. */
  List<MissingWildcard> missingWildcards(NavigableSet<String> needed) {
    boolean filters = rule.action() == RelabelAction.KEEP || rule.action() == RelabelAction.DROP;
    boolean isByName = SourceKey.of(rule).filter(SourceKey::isMetricName).isPresent();
    Optional<AnchoredRegex> whole = compile(rule.regex());
    if (!rule.knows(Part.ACTION) || !filters || !isByName || whole.isEmpty()) {
      return List.of();
    }
    NavigableSet<String> missed = new TreeSet<>(needed);
    missed.removeIf(whole.get()::matches);
    List<MissingWildcard> missing = new ArrayList<>();
    for (String part : parts()) {
      Optional<AnchoredRegex> alone = compile(part);
      Optional<AnchoredRegex> open = compile(part + ".*");
      boolean isUseless = alone.isPresent() && needed.stream().noneMatch(alone.get()::matches);
      if (isUseless && open.isPresent() && !part.isEmpty()) {
        NavigableSet<String> gained = new TreeSet<>(missed);
        gained.removeIf(name -> !open.get().matches(name));
        if (!gained.isEmpty()) {
          missing.add(new MissingWildcard(rule, part, part + ".*", gained));
        }
      }
    }
    return missing;
  }

  private Optional<AnchoredRegex> compile(String regex) {
    return AnchoredRegex.compile(regex, dialect, false);
  }

  /** Returns the outermost alternatives, as they are written; none if it cannot be split. */
  private List<String> parts() {
    if (!rule.knows(Part.REGEX) || Alternatives.of(rule.regex()).isEmpty()) {
      return List.of();
    }
    String regex = rule.regex();
    for (Optional<String> inner = RegexScanner.insideGroup(regex);
        inner.isPresent();
        inner = RegexScanner.insideGroup(regex)) {
      regex = inner.get();
    }
    return RegexScanner.split(regex).orElse(Collections.emptyList());
  }
}
