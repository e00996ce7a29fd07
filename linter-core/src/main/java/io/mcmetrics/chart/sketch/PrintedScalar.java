package io.mcmetrics.chart.sketch;

import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlReader;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlScalar.Style;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A value that a template prints without quotes: what was a text is read again, so {@code "30"}
 * becomes a number.
 */
final class PrintedScalar {
  /** Texts that are read as they stand. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9/](?:[A-Za-z0-9_./+-]|:(?! ))*+");

  private PrintedScalar() {}

  /** Returns what is read of a printed value; a list or a mapping stays what it is. */
  static Yaml of(Yaml node) {
    if (!(node instanceof YamlScalar scalar) || scalar.isNull() || scalar.isUnknown()) {
      return node;
    }
    // A number may be printed with an exponent, and is the same number when it is read again.
    if (scalar.style() == Style.PLAIN) {
      return node;
    }
    if (PLAIN.matcher(scalar.text()).matches()) {
      return plain(word(scalar.text()), scalar);
    }
    List<Yaml> read = YamlReader.readEmbedded(scalar).documents();
    return read.size() == 1 && read.get(0) instanceof YamlScalar ? read.get(0) : node;
  }

  /** What Helm prints is read as YAML 1.1. */
  private static String word(String text) {
    return switch (text) {
      case "y", "Y", "yes", "Yes", "YES", "on", "On", "ON", "True", "TRUE" -> "true";
      case "n", "N", "no", "No", "NO", "off", "Off", "OFF", "False", "FALSE" -> "false";
      default -> text;
    };
  }

  private static YamlScalar plain(String text, YamlScalar scalar) {
    return YamlScalar.plain(text, scalar.origin());
  }
}
