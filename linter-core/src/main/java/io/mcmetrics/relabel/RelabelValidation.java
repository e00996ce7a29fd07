package io.mcmetrics.relabel;

import com.google.re2j.Pattern;
import io.mcmetrics.regex.PrometheusDialect;
import io.mcmetrics.regex.RegexError;
import io.mcmetrics.relabel.RelabelRule.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What Prometheus objects to in a rule, after {@code Config.Validate} of {@code
 * model/relabel/relabel.go}, on which the operator relies: it checks the rules of monitors and
 * scrape classes itself, but not those of remote writes.
 *
 * <p>For Prometheus 3 the newest version is taken; 3.0 and 3.1 allowed target labels only as
 * Prometheus 2 does.
 */
public final class RelabelValidation {
  /** What a target may be before 3.0: letters, digits, underscores, and groups. */
  private static final Pattern LEGACY_TARGET =
      Pattern.compile("^(?:(?:[a-zA-Z_]|\\$(?:\\{\\w+\\}|\\w+))+\\w*)+$");

  private final RelabelRule rule;
  private final PrometheusDialect dialect;
  private final PrometheusDialect names;
  private final List<RelabelFault> faults;

  private RelabelValidation(RelabelRule rule, PrometheusDialect dialect, PrometheusDialect names) {
    this.rule = rule;
    this.dialect = dialect;
    this.names = names;
    this.faults = new ArrayList<>(rule.syntaxFaults());
  }

  /** Returns what is wrong with a rule. Unknown parts are not reported. */
  public static List<RelabelFault> faults(RelabelRule rule, PrometheusDialect dialect) {
    return faults(rule, dialect, dialect);
  }

  /**
   * Returns the same, where the configuration asks for the names of labels before 3.0 ({@code
   * metric_name_validation_scheme: legacy}): for the labels that a rule writes, they count since
   * 3.7.
   */
  public static List<RelabelFault> faultsOfLegacyNames(
      RelabelRule rule, PrometheusDialect dialect) {
    return faults(rule, dialect, PrometheusDialect.PROMETHEUS_2);
  }

  private static List<RelabelFault> faults(
      RelabelRule rule, PrometheusDialect dialect, PrometheusDialect names) {
    RelabelValidation validation = new RelabelValidation(rule, dialect, names);
    boolean isChecked = rule.syntax() != RelabelSyntax.VICTORIA_METRICS;
    if (isChecked && rule.syntaxFaults().stream().noneMatch(RelabelFault::isFatal)) {
      validation.checkParts();
      if (rule.knows(Part.ACTION)) {
        validation.checkAction();
      }
    }
    return List.copyOf(validation.faults);
  }

  private void checkParts() {
    for (String name : rule.sourceLabels()) {
      if (!name.isEmpty() && !dialect.isLabelName(name)) {
        add(Part.SOURCE_LABELS, GoText.quoted(name) + " is not a valid label name");
      }
    }
    if (rule.knows(Part.REGEX)) {
      Optional<RegexError> error = RegexError.of(rule.regex(), dialect);
      error.ifPresent(
          why ->
              faults.add(
                  new RelabelFault(
                      RelabelFault.Kind.REFUSED_BY_PROMETHEUS,
                      why.message(),
                      Optional.empty(),
                      Optional.empty(),
                      why.isCertain(),
                      rule.originOf(Part.REGEX))));
    }
  }

  private void checkAction() {
    RelabelAction action = rule.action();
    switch (action) {
      case HASHMOD -> {
        if (rule.knows(Part.MODULUS) && rule.modulus() == 0) {
          add(Part.MODULUS, "relabel configuration for hashmod requires non-zero modulus");
        }
        checkTarget();
      }
      case REPLACE -> checkTarget();
      case LOWERCASE, UPPERCASE -> {
        checkTarget();
        checkReplacement();
      }
      case KEEPEQUAL, DROPEQUAL -> {
        checkTarget();
        checkReplacement();
        if (rule.writes(Part.REGEX) || writesModulus() || differs(Part.SEPARATOR)) {
          add(
              firstOf(Part.REGEX, Part.MODULUS, Part.SEPARATOR),
              action.word()
                  + " action requires only 'source_labels' and `target_label`, and no other fields");
        }
      }
      case LABELMAP -> {
        if (rule.knows(Part.REPLACEMENT) && !isTarget(rule.replacement())) {
          add(Part.REPLACEMENT, isInvalid(rule.replacement(), "replacement"));
        }
      }
      case LABELDROP, LABELKEEP -> checkOnlyRegex();
      case KEEP, DROP -> {}
    }
  }

  private void checkOnlyRegex() {
    boolean more =
        rule.writes(Part.SOURCE_LABELS)
            || (rule.writes(Part.TARGET_LABEL)
                && rule.knows(Part.TARGET_LABEL)
                && !rule.targetLabel().isEmpty())
            || writesModulus()
            || differs(Part.SEPARATOR)
            || differs(Part.REPLACEMENT);
    if (more) {
      add(
          firstOf(
              Part.SOURCE_LABELS,
              Part.TARGET_LABEL,
              Part.MODULUS,
              Part.SEPARATOR,
              Part.REPLACEMENT),
          rule.action().word() + " action requires only 'regex', and no other fields");
    }
  }

  private void checkTarget() {
    if (!rule.knows(Part.TARGET_LABEL)) {
      return;
    }
    String target = rule.targetLabel();
    String action = rule.action().word();
    boolean expands = rule.action() != RelabelAction.HASHMOD;
    if (target.isEmpty()) {
      add(
          Part.TARGET_LABEL,
          "relabel configuration for " + action + " action requires 'target_label' value");
    } else if (expands ? !isTarget(target) : !names.isLabelName(target)) {
      add(Part.TARGET_LABEL, isInvalid(target, "target_label"));
    }
  }

  private void checkReplacement() {
    if (differs(Part.REPLACEMENT)) {
      add(Part.REPLACEMENT, "'replacement' can not be set for " + rule.action().word() + " action");
    }
  }

  private boolean isTarget(String text) {
    return names == PrometheusDialect.PROMETHEUS_2
        ? LEGACY_TARGET.matches(text)
        : names.isLabelName(text);
  }

  private String isInvalid(String text, String field) {
    return GoText.quoted(text)
        + " is invalid '"
        + field
        + "' for "
        + rule.action().word()
        + " action";
  }

  private boolean writesModulus() {
    return rule.knows(Part.MODULUS) && rule.modulus() != 0;
  }

  private boolean differs(Part part) {
    boolean isDefault =
        part == Part.SEPARATOR
            ? rule.separator().equals(RelabelRule.DEFAULT_SEPARATOR)
            : rule.replacement().equals(RelabelRule.DEFAULT_REPLACEMENT);
    return rule.knows(part) && !isDefault;
  }

  /** Returns the first part of several that is written. */
  private Part firstOf(Part... parts) {
    for (Part part : parts) {
      if (rule.writes(part)) {
        return part;
      }
    }
    return parts[0];
  }

  private void add(Part part, String message) {
    faults.add(RelabelFault.refused(message, rule.originOf(part)));
  }
}
