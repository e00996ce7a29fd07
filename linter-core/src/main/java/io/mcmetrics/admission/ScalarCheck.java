package io.mcmetrics.admission;

import io.mcmetrics.admission.AdmissionFault.Kind;
import io.mcmetrics.regex.LinearRegex;
import io.mcmetrics.relabel.GoText;
import io.mcmetrics.source.Located;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlSequence;
import java.util.List;
import java.util.Optional;

/** Checks the limits of values: enumerations, patterns, lengths, sizes. */
final class ScalarCheck {
  private ScalarCheck() {}

  /** Returns what the API server objects to in a scalar of the right type. */
  static Optional<AdmissionFault> fault(Yaml node, FieldSchema schema, String path) {
    if (!(node instanceof YamlScalar scalar)) {
      return Optional.empty();
    }
    return message(scalar, schema, path)
        .map(
            message ->
                new AdmissionFault(Kind.VALUE, path, message, Optional.empty(), scalar.origin()));
  }

  private static Optional<String> message(YamlScalar scalar, FieldSchema schema, String path) {
    String text = scalar.text();
    List<YamlScalar> choices = schema.choices();
    if (!choices.isEmpty() && choices.stream().noneMatch(one -> one.text().equals(text))) {
      return Optional.of(unsupported(scalar, choices, path));
    }
    if (!GoText.jsonType(scalar).equals("string")) {
      return number(text).flatMap(number -> numberMessage(number, schema, path));
    }
    Optional<LinearRegex> pattern = schema.pattern();
    if (pattern.isPresent() && pattern.get().find(text).isEmpty()) {
      return Optional.of(
          "%s in body should match '%s': %s"
              .formatted(path, schema.patternText(), GoText.quoted(text)));
    }
    int length = text.codePointCount(0, text.length());
    return tooFew(length, schema, "minLength", path, "be at least %d chars long")
        .or(() -> tooMany(length, schema, "maxLength", path, "be at most %d chars long"));
  }

  private static String unsupported(YamlScalar scalar, List<YamlScalar> choices, String path) {
    List<String> quoted = choices.stream().map(one -> GoText.quoted(one.text())).toList();
    return "%s: Unsupported value: %s: supported values: %s"
        .formatted(path, GoText.quoted(scalar.text()), String.join(", ", quoted));
  }

  private static Optional<Double> number(String text) {
    try {
      return Optional.of(Double.valueOf(text.replace("_", "")));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> numberMessage(double number, FieldSchema schema, String path) {
    Optional<Double> least = schema.limit("minimum");
    if (least.isPresent()
        && (number < least.get() || (schema.is("exclusiveMinimum") && number == least.get()))) {
      return Optional.of(
          "%s in body should be greater than or equal to %d"
              .formatted(path, least.get().longValue()));
    }
    Optional<Double> most = schema.limit("maximum");
    return most.isPresent()
            && (number > most.get() || (schema.is("exclusiveMaximum") && number == most.get()))
        ? Optional.of(
            "%s in body should be less than or equal to %d".formatted(path, most.get().longValue()))
        : Optional.empty();
  }

  /** Returns what the API server objects to in the size of a list. */
  static Optional<AdmissionFault> sizeFault(
      YamlSequence list, boolean isWhole, FieldSchema schema, String path, Located at) {
    int size = list.items().size();
    Optional<String> message = tooMany(size, schema, "maxItems", path, "have at most %d items");
    if (message.isEmpty() && isWhole) {
      message = tooFew(size, schema, "minItems", path, "have at least %d items");
    }
    return message.map(
        text -> new AdmissionFault(Kind.VALUE, path, text, Optional.empty(), at.origin()));
  }

  private static Optional<String> tooMany(
      int size, FieldSchema schema, String key, String path, String words) {
    return schema
        .limit(key)
        .filter(limit -> size > limit)
        .map(limit -> path + " in body should " + words.formatted(limit.longValue()));
  }

  private static Optional<String> tooFew(
      int size, FieldSchema schema, String key, String path, String words) {
    return schema
        .limit(key)
        .filter(limit -> size < limit)
        .map(limit -> path + " in body should " + words.formatted(limit.longValue()));
  }
}
