package io.mcmetrics.yaml;

import io.mcmetrics.yaml.YamlScalar.Style;
import java.util.regex.Pattern;

/** What readers take text without quotes for, in YAML 1.1 and 1.2. */
public final class PlainText {
  /** What Go's readers take for something other than a string. */
  private static final Pattern TYPED =
      Pattern.compile(
          "~?|null|Null|NULL|true|True|TRUE|false|False|FALSE"
              + "|[-+]?(?:0b[01_]+|0o?[0-7_]+|0x[0-9a-fA-F_]+|[0-9][0-9_]*)"
              + "|[-+]?(?:[0-9][0-9_]*\\.?[0-9_]*|\\.[0-9][0-9_]*)(?:[eE][-+]?[0-9]+)?"
              + "|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN)");

  /** What some reader of YAML 1.1 takes for something other than a string. */
  private static final Pattern TYPED_BY_SOME =
      Pattern.compile(
          "y|Y|yes|Yes|YES|n|N|no|No|NO|on|On|ON|off|Off|OFF|=|<<"
              + "|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\\.[0-9_]*)?"
              + "|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt \\t].*)?");

  private PlainText() {}

  /** Tells whether a scalar is a string to Kubernetes, and no number, boolean or null. */
  public static boolean isString(YamlScalar scalar) {
    return scalar.style() != Style.PLAIN || !TYPED.matcher(scalar.text()).matches();
  }

  /** Tells whether every reader takes a text for a string. */
  static boolean isStringToAll(String text) {
    return !TYPED.matcher(text).matches() && !TYPED_BY_SOME.matcher(text).matches();
  }
}
