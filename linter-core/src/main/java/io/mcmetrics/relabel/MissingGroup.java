package io.mcmetrics.relabel;

import io.mcmetrics.regex.AnchoredRegex;
import io.mcmetrics.regex.PrometheusDialect;
import io.mcmetrics.regex.ReplacementTemplate;
import io.mcmetrics.relabel.RelabelRule.Part;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A group that a rule refers to and its regular expression does not have, so that it expands to
 * nothing.
 *
 * @param name a number or a name: that of {@code $1x} is {@code 1x}
 * @param part the part of the rule that refers to it
 */
public record MissingGroup(String name, Part part) {

  /** Returns those of a rule, in order. */
  public static List<MissingGroup> in(RelabelRule rule, PrometheusDialect dialect) {
    boolean expandsTarget = rule.action() == RelabelAction.REPLACE;
    boolean expands = expandsTarget || rule.action() == RelabelAction.LABELMAP;
    if (!rule.knows(Part.ACTION) || !rule.knows(Part.REGEX) || !expands) {
      return List.of();
    }
    List<MissingGroup> missing = new ArrayList<>();
    Optional<AnchoredRegex> regex = AnchoredRegex.compile(rule.regex(), dialect, true);
    if (regex.isPresent() && expandsTarget && rule.knows(Part.TARGET_LABEL)) {
      add(Part.TARGET_LABEL, rule.targetLabel(), regex.get(), missing);
    }
    if (regex.isPresent() && rule.knows(Part.REPLACEMENT)) {
      add(Part.REPLACEMENT, rule.replacement(), regex.get(), missing);
    }
    return List.copyOf(missing);
  }

  /**
   * Tells whether the name is a number followed by letters, which were probably meant as text after
   * that group, as in {@code $1x}.
   */
  public boolean isNumberWithMore() {
    return Character.isDigit(name.charAt(0)) && !name.chars().allMatch(Character::isDigit);
  }

  private static void add(
      Part part, String template, AnchoredRegex regex, List<MissingGroup> missing) {
    Set<String> asked = new LinkedHashSet<>();
    new ReplacementTemplate(template)
        .expand(
            name -> {
              asked.add(name);
              return "";
            });
    for (String name : asked) {
      if (!regex.hasGroup(name)) {
        missing.add(new MissingGroup(name, part));
      }
    }
  }
}
