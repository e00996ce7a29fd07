package io.mcmetrics.regex;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Optional;

/** The generations of Prometheus that relabel differently. */
public enum PrometheusDialect {
  /**
   * Before 3.0: a dot does not match a line break, and label names are letters, digits and
   * underscores.
   */
  PROMETHEUS_2("^(?:"),
  /** Since 3.0: a dot matches any character, and a label name is any text. */
  PROMETHEUS_3("^(?s:");

  private static final Pattern LEGACY_NAME = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");

  private static final Pattern MAJOR = Pattern.compile("v?([0-9]+)\\.[0-9]+.*");

  private final String opening;

  PrometheusDialect(String opening) {
    this.opening = opening;
  }

  /** Returns the generation of a version or a tag, such as {@code v2.53.0}; empty for others. */
  public static Optional<PrometheusDialect> ofVersion(String version) {
    Matcher major = MAJOR.matcher(version);
    if (!major.matches()) {
      return Optional.empty();
    }
    boolean isOld = major.group(1).equals("2") || major.group(1).equals("1");
    return Optional.of(isOld ? PROMETHEUS_2 : PROMETHEUS_3);
  }

  /** Returns a regular expression anchored at both ends, exactly as Prometheus writes it. */
  String anchored(String regex) {
    return opening + regex + ")$";
  }

  /** Tells whether a text can be the name of a label. */
  public boolean isLabelName(String name) {
    return this == PROMETHEUS_2 ? LEGACY_NAME.matches(name) : !name.isEmpty();
  }

  /** Returns the characters that a dot matches. */
  CharacterSet dot() {
    CharacterSet all = CharacterSet.of(0, Character.MAX_CODE_POINT);
    return this == PROMETHEUS_3 ? all : CharacterSet.of('\n', '\n').not();
  }

  /** Tells whether {@code .*} matches a text. */
  boolean dotsMatch(String text) {
    return this == PROMETHEUS_3 || text.indexOf('\n') < 0;
  }
}
