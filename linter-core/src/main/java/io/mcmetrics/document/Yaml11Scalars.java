package io.mcmetrics.document;

import io.mcmetrics.source.Origin.How;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlScalar.Style;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The booleans and numbers of YAML 1.1, as {@code sigs.k8s.io/yaml} turns them into JSON.
 *
 * <p>Helm reads values that way, and kustomize JSON patches that are written as YAML: {@code no} is
 * false there, {@code 010} is eight, and a number has no more digits than a 64-bit float.
 */
public final class Yaml11Scalars {
  private static final Pattern INTEGER =
      Pattern.compile("([-+]?)(?:0[xX]([0-9a-fA-F]+)|0[bB]([01]+)|0[oO]?([0-7]+)|([1-9][0-9]*|0))");
  private static final Pattern FLOAT =
      Pattern.compile("[-+]?(?:\\.[0-9]+|[0-9]+(?:\\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?");

  /** The length of {@code false}, the longest word for a boolean. */
  private static final int LONGEST_WORD = 5;

  /** The number of digits up to which a 64-bit float has every whole number. */
  private static final int EXACT_DIGITS = 15;

  /** Go's JSON writes numbers without an exponent below this, and from {@link #SMALL} on. */
  private static final BigDecimal LARGE = new BigDecimal("1e21");

  private static final BigDecimal SMALL = new BigDecimal("1e-6");
  private static final int[] RADIX = {16, 2, 8, 10};

  private Yaml11Scalars() {}

  /** Returns a tree in which booleans and numbers are written as in JSON, also in keys. */
  public static Yaml resolved(Yaml node) {
    return TextEdits.changed(node, Yaml11Scalars::resolved);
  }

  /** Returns a tree in which booleans and numbers are written as in JSON, also in keys. */
  public static YamlMapping resolved(YamlMapping mapping) {
    return TextEdits.changed(mapping, Yaml11Scalars::resolved);
  }

  /**
   * Returns a mapping in which {@code yes}, {@code no}, {@code on} and {@code off} are quoted:
   * kustomize reads values that it merges as YAML 1.2, where these are strings, and quotes them in
   * its output.
   */
  public static YamlMapping booleanWordsAsText(YamlMapping mapping) {
    return TextEdits.changed(mapping, Yaml11Scalars::quoted);
  }

  private static YamlScalar quoted(YamlScalar scalar) {
    return scalar.style() == Style.PLAIN && isOldWord(scalar.text())
        ? new YamlScalar(scalar.text(), Style.QUOTED, scalar.origin())
        : scalar;
  }

  private static boolean isOldWord(String text) {
    return switch (text) {
      case "y", "Y", "yes", "Yes", "YES", "on", "On", "ON" -> true;
      case "n", "N", "no", "No", "NO", "off", "Off", "OFF" -> true;
      default -> false;
    };
  }

  private static YamlScalar resolved(YamlScalar scalar) {
    if (scalar.style() != Style.PLAIN) {
      return scalar;
    }
    String text = scalar.text();
    String json = json(text).orElse(text);
    return json.equals(text)
        ? scalar
        : YamlScalar.plain(json, scalar.origin().through(How.YAML_1_1, scalar.origin().span()));
  }

  private static Optional<String> json(String text) {
    if (text.length() > LONGEST_WORD) {
      return number(text);
    }
    return switch (text) {
      case "y", "Y", "yes", "Yes", "YES", "on", "On", "ON", "true", "True", "TRUE" ->
          Optional.of("true");
      case "n", "N", "no", "No", "NO", "off", "Off", "OFF", "false", "False", "FALSE" ->
          Optional.of("false");
      default -> number(text);
    };
  }

  /** Returns a number as Go writes it in JSON; empty if the text is no number. */
  public static Optional<String> number(String text) {
    if (text.isEmpty() || "+-.0123456789".indexOf(text.charAt(0)) < 0) {
      return Optional.empty();
    }
    if (isPlainWhole(text)) {
      return Optional.of(text);
    }
    String plain = text.replace("_", "");
    Matcher integer = INTEGER.matcher(plain);
    if (integer.matches()) {
      return spelled(whole(integer).doubleValue());
    }
    return FLOAT.matcher(plain).matches() ? spelled(Double.parseDouble(plain)) : Optional.empty();
  }

  /** Tells whether a number is already written as Go writes it, as nearly all are. */
  private static boolean isPlainWhole(String text) {
    if (text.length() > EXACT_DIGITS || text.charAt(0) == '0') {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private static BigInteger whole(Matcher integer) {
    BigInteger size = BigInteger.ZERO;
    for (int i = 0; i < RADIX.length; i++) {
      if (integer.group(i + 2) != null) {
        size = new BigInteger(integer.group(i + 2), RADIX[i]);
      }
    }
    return integer.group(1).equals("-") ? size.negate() : size;
  }

  /** Returns a number as Go writes it; empty if it is too large, and stays a string. */
  private static Optional<String> spelled(double number) {
    if (number == 0 || Double.isInfinite(number)) {
      return number == 0 ? Optional.of("0") : Optional.empty();
    }
    BigDecimal exact = new BigDecimal(Double.toString(number)).stripTrailingZeros();
    if (exact.abs().compareTo(SMALL) >= 0 && exact.abs().compareTo(LARGE) < 0) {
      return Optional.of(exact.toPlainString());
    }
    int exponent = exact.precision() - exact.scale() - 1;
    String digits = exact.movePointLeft(exponent).stripTrailingZeros().toPlainString();
    return Optional.of(String.format(Locale.ROOT, "%se%+d", digits, exponent));
  }
}
