package io.mcmetrics.kustomize.resource;

import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A label selector, or one on annotations, in the text form of Kubernetes: {@code app=thanos, tier
 * in (a, b), !legacy}.
 *
 * @param requirements the conditions, which must all hold
 */
record SelectorText(List<Requirement> requirements) {
  private static final String WORD = "([A-Za-z0-9][A-Za-z0-9_./-]*)";
  private static final Pattern PRESENCE = Pattern.compile("(!?)\\s*" + WORD);
  private static final Pattern EQUALITY = Pattern.compile(WORD + "\\s*(!=|==?)\\s*" + WORD + "?");
  private static final Pattern SET =
      Pattern.compile(WORD + "\\s+(in|notin)\\s*\\(([A-Za-z0-9_.,\\s-]*)\\)");

  /** A comma outside of parentheses. */
  private static final Pattern COMMA = Pattern.compile(",(?![^(]*\\))");

  /** The operators on a label and some values. */
  private enum Operator {
    IN,
    NOT_IN,
    EXISTS,
    ABSENT
  }

  /** A condition on one label. */
  record Requirement(String key, Operator operator, List<String> values) {
    /** Tells whether labels meet this; a missing label differs from any value. */
    boolean isMetBy(YamlMapping labels) {
      Optional<String> value = labels.scalarAt(key).map(YamlScalar::text);
      return switch (operator) {
        case IN -> value.filter(values::contains).isPresent();
        case NOT_IN -> value.filter(values::contains).isEmpty();
        case EXISTS -> value.isPresent();
        case ABSENT -> value.isEmpty();
      };
    }
  }

  /** Keeps its own list. */
  SelectorText {
    requirements = List.copyOf(requirements);
  }

  /** Returns the selector that a text writes; empty if it cannot be read. */
  static Optional<SelectorText> parse(String text) {
    List<Requirement> requirements = new ArrayList<>();
    if (text.isBlank()) {
      return Optional.of(new SelectorText(requirements));
    }
    for (String part : COMMA.split(text, -1)) {
      Optional<Requirement> requirement = requirement(part.strip());
      if (requirement.isEmpty()) {
        return Optional.empty();
      }
      requirements.add(requirement.get());
    }
    return Optional.of(new SelectorText(requirements));
  }

  /** Tells whether labels or annotations meet all conditions. */
  boolean matches(YamlMapping labels) {
    return requirements.stream().allMatch(requirement -> requirement.isMetBy(labels));
  }

  private static Optional<Requirement> requirement(String text) {
    Matcher presence = PRESENCE.matcher(text);
    if (presence.matches()) {
      Operator operator = presence.group(1).isEmpty() ? Operator.EXISTS : Operator.ABSENT;
      return Optional.of(new Requirement(presence.group(2), operator, List.of()));
    }
    Matcher equality = EQUALITY.matcher(text);
    if (equality.matches()) {
      Operator operator = equality.group(2).equals("!=") ? Operator.NOT_IN : Operator.IN;
      String value = Optional.ofNullable(equality.group(3)).orElse("");
      return Optional.of(new Requirement(equality.group(1), operator, List.of(value)));
    }
    Matcher set = SET.matcher(text);
    if (set.matches()) {
      Operator operator = set.group(2).equals("in") ? Operator.IN : Operator.NOT_IN;
      List<String> values = Arrays.stream(set.group(3).split(",", -1)).map(String::strip).toList();
      return Optional.of(new Requirement(set.group(1), operator, values));
    }
    return Optional.empty();
  }
}
