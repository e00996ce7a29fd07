package io.mcmetrics.kustomize.resource;

import io.mcmetrics.document.Yaml11Scalars;
import io.mcmetrics.yaml.PlainText;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** A tree as JSON of Go's {@code encoding/json}: keys are sorted, characters of HTML escaped. */
public final class GoJson {
  private final StringBuilder out = new StringBuilder();
  private final boolean indented;

  private GoJson(boolean indented) {
    this.indented = indented;
  }

  /**
   * Returns a tree as JSON.
   *
   * @param indented whether each entry stands on a line of its own
   */
  public static String write(Yaml tree, boolean indented) {
    GoJson json = new GoJson(indented);
    json.node(tree, 0);
    return json.out.toString();
  }

  /** Returns a text as a JSON string. */
  public static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        default -> {
          boolean escaped = c < ' ' || c == '<' || c == '>' || c == '&' || isLineBreak(c);
          out.append(escaped ? "\\u%04x".formatted((int) c) : String.valueOf(c));
        }
      }
    }
    return out.append('"').toString();
  }

  private static boolean isLineBreak(char c) {
    return c == 0x2028 || c == 0x2029;
  }

  private void node(Yaml node, int depth) {
    if (node instanceof YamlMapping mapping) {
      List<Entry> sorted = new ArrayList<>(new TreeMap<>(mapping.byKey()).values());
      out.append('{');
      for (int i = 0; i < sorted.size(); i++) {
        begin(i, depth + 1);
        out.append(quoted(sorted.get(i).key().text())).append(indented ? ": " : ":");
        node(sorted.get(i).value(), depth + 1);
      }
      end(sorted.isEmpty(), depth, '}');
    } else if (node instanceof YamlSequence list) {
      out.append('[');
      for (int i = 0; i < list.items().size(); i++) {
        begin(i, depth + 1);
        node(list.items().get(i), depth + 1);
      }
      end(list.items().isEmpty(), depth, ']');
    } else {
      out.append(scalar((YamlScalar) node));
    }
  }

  private void begin(int index, int depth) {
    out.append(index == 0 ? "" : ",").append(indented ? "\n" + "  ".repeat(depth) : "");
  }

  private void end(boolean isEmpty, int depth, char closing) {
    out.append(indented && !isEmpty ? "\n" + "  ".repeat(depth) : "").append(closing);
  }

  private static String scalar(YamlScalar scalar) {
    if (PlainText.isString(scalar)) {
      return quoted(scalar.text());
    }
    String text = scalar.text();
    return scalar.isNull()
        ? "null"
        : Yaml11Scalars.number(text).orElseGet(() -> text.toLowerCase(Locale.ROOT));
  }
}
