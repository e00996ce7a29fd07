package io.mcmetrics.thanos.file;

import io.mcmetrics.kubernetes.FlagValues;
import io.mcmetrics.promql.parser.DurationLength;
import io.mcmetrics.relabel.GoScalar;
import io.mcmetrics.relabel.GoText;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlScalar;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks single values: what YAML makes of them, and what their types read. */
final class ScalarCheck {
  private static final Map<String, List<String>> WORDS =
      Map.of(
          "s3.BucketLookupType",
          List.of("auto", "virtual-hosted", "path"),
          "alert.APIVersion",
          List.of("v1", "v2"),
          "web.TLSVersion",
          List.of("TLS13", "TLS12", "TLS11", "TLS10"));

  private static final Set<String> WHOLE_NUMBERS = Set.of("int", "int32", "int64");
  private static final Set<String> COUNTS = Set.of("uint", "uint16", "uint32", "uint64");

  /** In quotes these are texts. */
  private static final Set<String> IN_FULL =
      Set.of("true", "True", "TRUE", "false", "False", "FALSE");

  private ScalarCheck() {}

  static void check(String type, Yaml node, boolean isVersion3, Faults out) {
    if (!(node instanceof YamlScalar scalar)) {
      out.add("cannot unmarshal " + GoScalar.shown(node) + " into " + type, node);
      return;
    }
    boolean isEmptyText = scalar.style() != YamlScalar.Style.PLAIN && scalar.text().isEmpty();
    if (GoScalar.isPassedOver(scalar) && !(isVersion3 && isEmptyText)) {
      return;
    }
    boolean isTaken = isVersion3 ? isOfVersion3(type, scalar) : isOfType(type, scalar);
    if (!isTaken) {
      out.add(objection(type, scalar), node);
    }
  }

  /** In version 3 a number is no duration, and some words are booleans even in quotes. */
  private static boolean isOfVersion3(String type, YamlScalar scalar) {
    return switch (type) {
      case "time.Duration" -> GoScalar.type(scalar) == GoScalar.Type.TEXT && isOfType(type, scalar);
      case "bool" ->
          isOfType(type, new YamlScalar(scalar.text(), YamlScalar.Style.PLAIN, scalar.origin()))
              && (scalar.style() == YamlScalar.Style.PLAIN || !IN_FULL.contains(scalar.text()));
      default -> isOfType(type, scalar);
    };
  }

  private static boolean isOfType(String type, YamlScalar scalar) {
    GoScalar.Type found = GoScalar.type(scalar);
    boolean isNumber = found == GoScalar.Type.INTEGER || found == GoScalar.Type.FLOAT;
    if (WORDS.containsKey(type)) {
      return WORDS.getOrDefault(type, List.of()).contains(scalar.text());
    }
    if (type.equals("model.Duration")) {
      return scalar.text().equals("0") || DurationLength.of(scalar.text()).isPresent();
    }
    if (type.equals("model.Bytes")) {
      return GoScalar.isSize(scalar);
    }
    if (found == GoScalar.Type.NULL) {
      return true;
    }
    if (type.equals("bool")) {
      return found == GoScalar.Type.BOOLEAN;
    }
    if (type.equals("float64")) {
      return isNumber;
    }
    boolean isWhole = isNumber && !GoScalar.isEndless(scalar);
    if (type.equals("time.Duration")) {
      return isWhole
          || (found == GoScalar.Type.TEXT
              && FlagValues.objection("go-duration", scalar.text(), "").isEmpty());
    }
    if (WHOLE_NUMBERS.contains(type)) {
      return isWhole;
    }
    return !COUNTS.contains(type) || (isWhole && !GoScalar.isBelowZero(scalar));
  }

  private static String objection(String type, YamlScalar scalar) {
    if (type.equals("model.Duration")) {
      return scalar.text().isEmpty()
          ? "empty duration string"
          : "not a valid duration string: " + GoText.quoted(scalar.text());
    }
    if (type.equals("model.Bytes")) {
      return "units: unknown unit or number in %s; a size has a unit, such as 250MB or 250MiB"
          .formatted(scalar.text());
    }
    if (WORDS.containsKey(type)) {
      return "unsupported %s: %s; there are %s"
          .formatted(
              type.substring(type.indexOf('.') + 1),
              scalar.text(),
              String.join(", ", WORDS.getOrDefault(type, List.of())));
    }
    return "cannot unmarshal " + GoScalar.shown(scalar) + " into " + type;
  }
}
