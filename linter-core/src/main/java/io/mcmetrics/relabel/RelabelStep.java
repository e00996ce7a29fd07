package io.mcmetrics.relabel;

import io.mcmetrics.regex.AnchoredRegex;
import io.mcmetrics.regex.MatchResult;
import io.mcmetrics.regex.PrometheusDialect;
import io.mcmetrics.regex.ReplacementTemplate;
import io.mcmetrics.relabel.LabelValue.Absent;
import io.mcmetrics.relabel.LabelValue.Unknown;
import io.mcmetrics.relabel.RelabelRule.Part;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A compiled rule, applied after the function {@code relabel} of {@code model/relabel/relabel.go}.
 * Its short cut for rules that set a constant is left out, since it does the same as matching the
 * default regular expression against the empty text.
 */
final class RelabelStep {
  private final RelabelRule rule;
  private final PrometheusDialect dialect;
  private final @Nullable AnchoredRegex regex;
  private final ReplacementTemplate target;
  private final ReplacementTemplate replacement;

  private RelabelStep(RelabelRule rule, PrometheusDialect dialect, @Nullable AnchoredRegex regex) {
    this.rule = rule;
    this.dialect = dialect;
    this.regex = regex;
    this.target = new ReplacementTemplate(rule.targetLabel());
    this.replacement = new ReplacementTemplate(rule.replacement());
  }

  /** Returns the compiled rule; a regular expression that does not compile is taken as unknown. */
  static RelabelStep of(RelabelRule rule, PrometheusDialect dialect) {
    boolean expands =
        rule.action() == RelabelAction.REPLACE || rule.action() == RelabelAction.LABELMAP;
    Optional<AnchoredRegex> regex =
        rule.knows(Part.REGEX)
            ? AnchoredRegex.compile(rule.regex(), dialect, expands)
            : Optional.empty();
    return new RelabelStep(rule, dialect, regex.orElse(null));
  }

  RelabelRule rule() {
    return rule;
  }

  /** Returns the labels that the rule names. */
  List<String> mentioned() {
    List<String> names = new ArrayList<>(rule.sourceLabels());
    if (target.isConstant() && !rule.targetLabel().isEmpty()) {
      names.add(rule.targetLabel());
    }
    if (rule.action() == RelabelAction.LABELMAP && replacement.isConstant()) {
      names.add(rule.replacement());
    }
    if (regex != null && matchesNames()) {
      names.addAll(regex.literals());
    }
    return names;
  }

  /** Changes the labels, and tells whether the series passes. */
  MatchResult apply(LabelEditor labels) {
    if (!rule.knows(Part.ACTION)) {
      labels.markAllUnknown();
      return MatchResult.MAYBE;
    }
    SourceValue source = SourceValue.of(rule, labels);
    switch (rule.action()) {
      case KEEP -> {
        return match(source);
      }
      case DROP -> {
        return not(match(source));
      }
      case KEEPEQUAL -> {
        return equalsTarget(source, labels);
      }
      case DROPEQUAL -> {
        return not(equalsTarget(source, labels));
      }
      case REPLACE -> replace(source, labels);
      case LOWERCASE, UPPERCASE, HASHMOD -> derive(source, labels);
      case LABELMAP -> mapNames(labels);
      case LABELDROP, LABELKEEP -> dropNames(labels);
    }
    return MatchResult.YES;
  }

  /**
   * Tells whether the series of a metric pass by their name alone; `MAYBE` where the rule looks at
   * more, or does anything else than let pass and drop.
   */
  MatchResult passesByName(String metric) {
    if (regex == null || !isFilterByName()) {
      return MatchResult.MAYBE;
    }
    boolean keeps = rule.action() == RelabelAction.KEEP;
    return MatchResult.of(regex.matches(metric) == keeps);
  }

  /** Tells whether the rule only lets pass and drops, by the names of metrics. */
  boolean isFilterByName() {
    return regex != null
        && rule.knows(Part.ACTION)
        && rule.knows(Part.SOURCE_LABELS)
        && rule.sourceLabels().equals(List.of(LabelSet.NAME))
        && (rule.action() == RelabelAction.KEEP || rule.action() == RelabelAction.DROP);
  }

  /** Tells whether the rule removes labels, but none of these. */
  boolean leaves(Collection<String> labels) {
    if (regex == null || !rule.knows(Part.ACTION)) {
      return false;
    }
    return switch (rule.action()) {
      case LABELDROP -> labels.stream().noneMatch(regex::matches);
      case LABELKEEP -> labels.stream().allMatch(regex::matches);
      default -> false;
    };
  }

  /** Tells whether a series may have other labels after the rule than before. */
  boolean mayWrite() {
    if (!rule.knows(Part.ACTION)) {
      return true;
    }
    return switch (rule.action()) {
      case KEEP, DROP, KEEPEQUAL, DROPEQUAL, LABELDROP, LABELKEEP -> false;
      default -> true;
    };
  }

  private boolean matchesNames() {
    return switch (rule.action()) {
      case LABELMAP, LABELDROP, LABELKEEP -> true;
      default -> false;
    };
  }

  private MatchResult match(SourceValue source) {
    if (regex == null) {
      return MatchResult.MAYBE;
    }
    return source.isKnown()
        ? MatchResult.of(regex.matches(source.beginning()))
        : regex.matches(source.beginning(), source.end());
  }

  private static MatchResult not(MatchResult match) {
    return switch (match) {
      case YES -> MatchResult.NO;
      case NO -> MatchResult.YES;
      case MAYBE -> MatchResult.MAYBE;
    };
  }

  private MatchResult equalsTarget(SourceValue source, LabelEditor labels) {
    if (!rule.knows(Part.TARGET_LABEL)) {
      return MatchResult.MAYBE;
    }
    if (rule.knows(Part.SOURCE_LABELS) && rule.sourceLabels().equals(List.of(target.text()))) {
      return MatchResult.YES;
    }
    LabelValue value = labels.value(rule.targetLabel());
    return source.isKnown() && !(value instanceof Unknown)
        ? MatchResult.of(value.equals(LabelValue.of(source.beginning())))
        : MatchResult.MAYBE;
  }

  private void replace(SourceValue source, LabelEditor labels) {
    if (!rule.knows(Part.TARGET_LABEL)) {
      labels.markAllUnknown();
      return;
    }
    MatchResult match = match(source);
    if (match == MatchResult.NO) {
      return;
    }
    boolean isConstant = target.isConstant() && isConstantReplacement();
    if (match == MatchResult.YES && isConstant) {
      set(labels, target.text(), replacement.text());
    } else if (match == MatchResult.YES && source.isKnown() && regex != null) {
      regex.find(source.beginning()).ifPresent(groups -> expand(labels, groups));
    } else if (!target.isConstant()) {
      labels.markUnknown(target);
    } else if (dialect.isLabelName(target.text()) && !leavesAsIs(labels)) {
      labels.markUnknown(target.text());
    }
  }

  private void expand(LabelEditor labels, Function<String, String> groups) {
    String name = target.expand(groups);
    if (rule.knows(Part.REPLACEMENT)) {
      String text = replacement.expand(groups);
      if (text.isEmpty() && leavesExpanded(labels, name)) {
        labels.markUnknown(name);
      } else {
        set(labels, name, text);
      }
    } else if (dialect.isLabelName(name)) {
      labels.markUnknown(name);
    }
  }

  /**
   * Tells whether a label that is to be removed may stay: before 2.50, Prometheus removed the label
   * named by the target as it is written, without expanding it.
   */
  private boolean leavesExpanded(LabelEditor labels, String name) {
    return dialect == PrometheusDialect.PROMETHEUS_2
        && !target.isConstant()
        && dialect.isLabelName(name)
        && !(labels.value(name) instanceof Absent);
  }

  /** Sets a label, unless its name is invalid: Prometheus then silently changes nothing. */
  private void set(LabelEditor labels, String name, String text) {
    if (dialect.isLabelName(name)) {
      labels.set(name, LabelValue.of(text));
    }
  }

  private boolean isConstantReplacement() {
    return rule.knows(Part.REPLACEMENT) && replacement.isConstant();
  }

  /** Tells whether the label already has the text that the rule may give it. */
  private boolean leavesAsIs(LabelEditor labels) {
    return isConstantReplacement()
        && labels.value(target.text()).equals(LabelValue.of(replacement.text()));
  }

  private void derive(SourceValue source, LabelEditor labels) {
    if (!rule.knows(Part.TARGET_LABEL)) {
      labels.markAllUnknown();
      return;
    }
    boolean divides =
        rule.action() != RelabelAction.HASHMOD || (rule.knows(Part.MODULUS) && rule.modulus() != 0);
    if (!source.isKnown() || !divides) {
      labels.markUnknown(rule.targetLabel());
      return;
    }
    String text = source.beginning();
    String derived =
        switch (rule.action()) {
          case LOWERCASE -> LabelText.lower(text);
          case UPPERCASE -> LabelText.upper(text);
          default -> LabelText.hash(text, rule.modulus());
        };
    labels.set(rule.targetLabel(), LabelValue.of(derived));
  }

  private void mapNames(LabelEditor labels) {
    if (regex == null || !rule.knows(Part.REPLACEMENT)) {
      labels.markUnknown(
          rule.knows(Part.REPLACEMENT) ? replacement : new ReplacementTemplate("$1"));
      return;
    }
    List<String> names = labels.names();
    Map<String, LabelValue> copies = copies(names, labels);
    Map<String, LabelValue> copiesByName = copies(names.stream().sorted().toList(), labels);
    copies.forEach(labels::set);
    if (dialect == PrometheusDialect.PROMETHEUS_2) {
      for (Map.Entry<String, LabelValue> copy : copiesByName.entrySet()) {
        if (!copy.getValue().equals(copies.get(copy.getKey()))) {
          labels.markUnknown(copy.getKey());
        }
      }
    }
    if (!labels.isClosed() && regex.canMatchUnlisted()) {
      labels.markUnknown(replacement);
    }
  }

  /** Returns what the labels are copied to; of those with one new name, the last wins. */
  private Map<String, LabelValue> copies(List<String> names, LabelEditor labels) {
    Map<String, LabelValue> copies = new LinkedHashMap<>();
    for (String name : names) {
      Optional<String> copy =
          regex == null ? Optional.empty() : regex.replaceAll(name, replacement);
      copy.ifPresent(to -> copies.put(to, labels.value(name)));
    }
    return copies;
  }

  private void dropNames(LabelEditor labels) {
    boolean drops = rule.action() == RelabelAction.LABELDROP;
    for (String name : labels.names()) {
      if (regex == null) {
        labels.markUnknown(name);
      } else if (regex.matches(name) == drops) {
        labels.set(name, new Absent());
      }
    }
  }
}
