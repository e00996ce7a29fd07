package io.mcmetrics.relabel;

import com.google.re2j.Pattern;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlSequence;
import java.util.Set;

/** Values as Go writes them into its messages. */
public final class GoText {
  private static final Pattern INTEGER =
      Pattern.compile("[-+]?(?:[0-9][0-9_]*|0x[0-9a-fA-F_]+|0o[0-7_]+|0b[01_]+)");
  private static final Pattern FLOAT =
      Pattern.compile(
          "[-+]?(?:\\.[0-9]+|[0-9]+(?:\\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\\.(?:inf|Inf|INF)|\\.nan");
  private static final String NUMBER_STARTS = "+-.0123456789";
  private static final Set<String> BOOLEANS =
      Set.of("true", "True", "TRUE", "false", "False", "FALSE");

  /** Of longer texts, {@code gopkg.in/yaml.v2} shows the beginning. */
  private static final int LONGEST = 10;

  private static final int SHOWN = 7;

  private GoText() {}

  /** Returns a text in quotes, as {@code %q} formats it. */
  public static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints().forEach(codePoint -> append(quoted, codePoint));
    return quoted.append('"').toString();
  }

  /** Returns a node as the error messages of {@code gopkg.in/yaml.v2} show it. */
  public static String tagged(Yaml node) {
    if (!(node instanceof YamlScalar scalar)) {
      return node instanceof YamlSequence ? "!!seq" : "!!map";
    }
    String text = scalar.text();
    boolean isLong = text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length > LONGEST;
    String shown = isLong ? text.substring(0, Math.min(SHOWN, text.length())) + "..." : text;
    return "!!" + type(scalar) + " `" + shown + "`";
  }

  /** Returns the type that the API server finds a node to have. */
  public static String jsonType(Yaml node) {
    if (node instanceof YamlMapping) {
      return "object";
    }
    if (!(node instanceof YamlScalar scalar)) {
      return "array";
    }
    return switch (type(scalar)) {
      case "null" -> "null";
      case "int" -> "integer";
      case "float" -> "number";
      case "bool" -> "boolean";
      default -> "string";
    };
  }

  private static String type(YamlScalar scalar) {
    if (scalar.style() != YamlScalar.Style.PLAIN) {
      return "str";
    }
    String text = scalar.text();
    if (scalar.isNull()) {
      return "null";
    }
    if (!text.isEmpty() && NUMBER_STARTS.indexOf(text.charAt(0)) >= 0) {
      return INTEGER.matches(text) && fits(text) ? "int" : FLOAT.matches(text) ? "float" : "str";
    }
    return BOOLEANS.contains(text) ? "bool" : "str";
  }

  /** Of 64 bits, with a sign or without; what does not fit in is read as a float. */
  private static boolean fits(String integer) {
    String size = integer.startsWith("-") ? integer.substring(1) : integer;
    return GoNumber.unsigned(size).isPresent();
  }

  private static void append(StringBuilder quoted, int codePoint) {
    switch (codePoint) {
      case '"' -> quoted.append("\\\"");
      case '\\' -> quoted.append("\\\\");
      case '\n' -> quoted.append("\\n");
      case '\t' -> quoted.append("\\t");
      case '\r' -> quoted.append("\\r");
      default -> {
        if (Character.isISOControl(codePoint)) {
          quoted.append(String.format("\\x%02x", codePoint));
        } else {
          quoted.appendCodePoint(codePoint);
        }
      }
    }
  }
}
