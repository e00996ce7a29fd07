package io.mcmetrics.patch;

import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlScalar.Style;
import io.mcmetrics.yaml.YamlSequence;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Equality of two trees as JSON: a string differs from a number, and the order of keys has no
 * meaning.
 */
public final class JsonEquality {
  private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9]{1,40}(\\.[0-9]{1,40})?");
  private static final Pattern BOOLEAN = Pattern.compile("true|True|TRUE|false|False|FALSE");

  private JsonEquality() {}

  /** Tells whether two trees are the same JSON. */
  public static boolean areEqual(Yaml left, Yaml right) {
    if (left instanceof YamlScalar one && right instanceof YamlScalar other) {
      return json(one).equals(json(other));
    }
    if (left instanceof YamlSequence one && right instanceof YamlSequence other) {
      return areEqual(one, other);
    }
    return left instanceof YamlMapping one
        && right instanceof YamlMapping other
        && areEqual(one, other);
  }

  private static boolean areEqual(YamlSequence left, YamlSequence right) {
    boolean equal = left.items().size() == right.items().size();
    for (int i = 0; equal && i < left.items().size(); i++) {
      equal = areEqual(left.items().get(i), right.items().get(i));
    }
    return equal;
  }

  private static boolean areEqual(YamlMapping left, YamlMapping right) {
    boolean equal = left.entries().size() == right.entries().size();
    for (Entry entry : left.entries()) {
      Optional<Yaml> other = right.get(entry.key().text());
      equal = equal && other.isPresent() && areEqual(entry.value(), other.get());
    }
    return equal;
  }

  private static String json(YamlScalar scalar) {
    String text = scalar.text();
    if (scalar.isNull()) {
      return "null";
    }
    if (scalar.style() == Style.PLAIN && NUMBER.matcher(text).matches()) {
      return new BigDecimal(text).stripTrailingZeros().toPlainString();
    }
    boolean isBoolean = scalar.style() == Style.PLAIN && BOOLEAN.matcher(text).matches();
    return isBoolean ? text.toLowerCase(Locale.ROOT) : '"' + text + '"';
  }
}
