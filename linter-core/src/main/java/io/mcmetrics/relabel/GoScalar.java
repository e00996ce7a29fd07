package io.mcmetrics.relabel;

import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlScalar.Style;
import io.mcmetrics.yaml.YamlSequence;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Scalars as the YAML library of Prometheus and Thanos reads them ({@code go.yaml.in/yaml/v2} 2.4).
 */
public final class GoScalar {
  /** The types that a scalar can have. */
  public enum Type {
    NULL("null"),
    BOOLEAN("bool"),
    INTEGER("int"),
    FLOAT("float"),
    TEXT("str");

    private final String word;

    Type(String word) {
      this.word = word;
    }
  }

  private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
  private static final Set<String> TRUE =
      Set.of("y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON");
  private static final Set<String> FALSE =
      Set.of("n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF");
  private static final Pattern ENDLESS = Pattern.compile("[-+]?\\.(?:inf|Inf|INF)");
  private static final Set<String> NO_NUMBER = Set.of(".nan", ".NaN", ".NAN");
  private static final Pattern WHOLE =
      Pattern.compile("[-+]?(?:0[xX][0-9a-fA-F]+|0[oO]?[0-7]+|0[bB][01]+|0|[1-9][0-9]*)");

  /** {@code alecthomas/units}: one scale for all parts of a size, and no part without a unit. */
  private static final Pattern SIZE =
      Pattern.compile(
          "[-+]?(?:0|(?:%1$s(?:[KMGTPE]iB|B))++|(?:%1$s(?:[KMGTPE]?B))++)"
              .formatted("(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)"));

  /** Of longer texts, messages show the beginning. */
  private static final int LONGEST = 10;

  private static final int SHOWN = 7;

  private GoScalar() {}

  /** Returns the type of a scalar. */
  public static Type type(YamlScalar scalar) {
    if (scalar.style() != Style.PLAIN) {
      return Type.TEXT;
    }
    String text = scalar.text();
    if (NULLS.contains(text)) {
      return Type.NULL;
    }
    if (TRUE.contains(text) || FALSE.contains(text)) {
      return Type.BOOLEAN;
    }
    if (ENDLESS.matcher(text).matches() || NO_NUMBER.contains(text)) {
      return Type.FLOAT;
    }
    if (!GoNumber.isNumber(text) || text.startsWith("_")) {
      return Type.TEXT;
    }
    boolean isWhole = WHOLE.matcher(text.replace("_", "")).matches();
    boolean fits = GoNumber.unsigned(text.replaceFirst("^[-+]", "")).isPresent();
    return isWhole && fits ? Type.INTEGER : Type.FLOAT;
  }

  /**
   * Tells whether a scalar leaves a value as it is, without asking the type of that value. Quotes
   * do not count for these words.
   */
  public static boolean isPassedOver(YamlScalar scalar) {
    return scalar.text().equals("null")
        || scalar.text().equals("~")
        || (scalar.text().isEmpty() && scalar.style() == Style.PLAIN);
  }

  /** Tells whether a scalar is read as true. */
  public static boolean isTrue(YamlScalar scalar) {
    return scalar.style() == Style.PLAIN && TRUE.contains(scalar.text());
  }

  /** Tells whether a text is a number of bytes with a unit. */
  public static boolean isSize(YamlScalar scalar) {
    return SIZE.matcher(scalar.text()).matches();
  }

  /** Tells whether a value is known to be the zero of its type, as it is where nothing is set. */
  public static boolean isZero(Optional<Yaml> value) {
    if (value.isEmpty() || value.get().isNull()) {
      return true;
    }
    return value.get() instanceof YamlScalar scalar
        ? scalar.text().isEmpty()
        : value.get() instanceof YamlSequence list && list.items().isEmpty();
  }

  /** Tells whether a number is below zero. */
  public static boolean isBelowZero(YamlScalar scalar) {
    return scalar.text().startsWith("-");
  }

  /** Tells whether a scalar is infinite, or no number. */
  public static boolean isEndless(YamlScalar scalar) {
    return scalar.style() == Style.PLAIN
        && (scalar.text().toLowerCase(java.util.Locale.ROOT).replace("+", "").equals(".inf")
            || NO_NUMBER.contains(scalar.text()));
  }

  /** Returns a node as messages show it. */
  public static String shown(Yaml node) {
    if (!(node instanceof YamlScalar scalar)) {
      return node instanceof YamlSequence ? "!!seq" : "!!map";
    }
    String text = scalar.text();
    boolean isLong = text.codePointCount(0, text.length()) > LONGEST;
    String beginning = isLong ? text.substring(0, text.offsetByCodePoints(0, SHOWN)) : text;
    return "!!" + type(scalar).word + " `" + beginning + (isLong ? "...`" : "`");
  }
}
