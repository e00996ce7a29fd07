package io.mcmetrics.yaml;

import io.mcmetrics.yaml.YamlScalar.Style;
import java.util.regex.Pattern;

/** The types that YAML 1.1 and 1.2 give to text without quotes. */
public final class PlainText {
  /** Text that Go's YAML libraries read as something other than a string. */
  private static final Pattern TYPED =
      Pattern.compile(
          "~?|null|Null|NULL|true|True|TRUE|false|False|FALSE"
              + "|[-+]?(?:0b[01_]+|0o?[0-7_]+|0x[0-9a-fA-F_]+|[0-9][0-9_]*)"
              + "|[-+]?(?:[0-9][0-9_]*\\.?[0-9_]*|\\.[0-9][0-9_]*)(?:[eE][-+]?[0-9]+)?"
              + "|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN)");

  /** More text that some library for YAML 1.1 reads as something other than a string. */
  private static final Pattern TYPED_BY_SOME =
      Pattern.compile(
          "y|Y|yes|Yes|YES|n|N|no|No|NO|on|On|ON|off|Off|OFF|=|<<"
              + "|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\\.[0-9_]*)?"
              + "|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt \\t].*)?");

  private PlainText() {}

  /** Tells whether Kubernetes reads a scalar as a string, not as a number, boolean or null. */
  public static boolean isString(YamlScalar scalar) {
    return scalar.style() != Style.PLAIN || !TYPED.matcher(scalar.text()).matches();
  }

  /** Tells whether every YAML library reads a text as a string. */
  static boolean isStringToAll(String text) {
    return !TYPED.matcher(text).matches() && !TYPED_BY_SOME.matcher(text).matches();
  }
}
