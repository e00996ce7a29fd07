package io.mcmetrics.helm;

import io.mcmetrics.yaml.Placeholder;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlScalar.Style;
import io.mcmetrics.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A text as {@code helm --set} reads it (Helm 3.22 and 4.3, pkg/strvals): whole numbers without a
 * leading zero, booleans and null have a type, everything else is a text; braces make a list, a
 * backslash escapes, and a comma begins the next setting.
 */
public final class SetValue {
  private SetValue() {}

  /**
   * Returns the value; empty if Helm refuses it, since what follows a comma is no setting. The
   * commas of a ciphertext are those of its envelope: what Helm is given is the text inside.
   */
  public static Optional<Yaml> of(YamlScalar text) {
    if (text.style() == Style.TEMPLATE || Placeholder.isCiphertext(text.text())) {
      return Optional.of(literal(text));
    }
    String written = text.text();
    if (written.startsWith("{")) {
      return list(written, text);
    }
    Optional<List<String>> parts = parts(written);
    return parts.filter(all -> all.size() == 1).map(all -> typed(all.get(0), text));
  }

  /** Returns a text as a value without a type. */
  public static YamlScalar literal(YamlScalar text) {
    Style style = text.style() == Style.TEMPLATE ? Style.TEMPLATE : Style.QUOTED;
    return new YamlScalar(text.text(), style, text.origin());
  }

  private static Optional<Yaml> list(String written, YamlScalar text) {
    if (!written.endsWith("}")) {
      return Optional.empty();
    }
    String inner = written.substring(1, written.length() - 1);
    List<Yaml> items = new ArrayList<>();
    if (!inner.isEmpty()) {
      parts(inner).orElse(List.of()).forEach(item -> items.add(typed(item, text)));
    }
    return Optional.of(new YamlSequence(items, text.origin()));
  }

  /** Returns the parts between commas, without escapes. */
  private static Optional<List<String>> parts(String written) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    for (int i = 0; i < written.length(); i++) {
      char c = written.charAt(i);
      if (c == '\\' && i + 1 < written.length()) {
        part.append(written.charAt(++i));
      } else if (c == ',') {
        parts.add(part.toString());
        part.setLength(0);
      } else {
        part.append(c);
      }
    }
    parts.add(part.toString());
    return Optional.of(parts);
  }

  private static YamlScalar typed(String value, YamlScalar text) {
    boolean isWord =
        value.equalsIgnoreCase("true")
            || value.equalsIgnoreCase("false")
            || value.equalsIgnoreCase("null")
            || value.equals("0");
    boolean isNumber = value.matches("[-+]?[0-9]{1,18}") && !value.startsWith("0");
    String plain = value.equalsIgnoreCase("null") ? "null" : value;
    return isWord || isNumber
        ? YamlScalar.plain(plain, text.origin())
        : new YamlScalar(value, Style.QUOTED, text.origin());
  }
}
