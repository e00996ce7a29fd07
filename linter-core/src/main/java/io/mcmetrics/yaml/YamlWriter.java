package io.mcmetrics.yaml;

import io.mcmetrics.yaml.YamlMapping.Entry;
import java.util.regex.Pattern;

/**
 * A writer of trees as YAML in block style, in their order. Strings are quoted such that every
 * library for YAML 1.1 or 1.2 reads them back unchanged.
 */
public final class YamlWriter {
  private static final Pattern PLAIN =
      Pattern.compile("[A-Za-z0-9_./(\\$][^\\p{C}\\p{Zl}\\p{Zp}]*");

  private static final Pattern UNFIT_FOR_BLOCKS =
      Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}&&[^\\n\\t]]");

  private final Note note;
  private final StringBuilder out = new StringBuilder();

  private YamlWriter(Note note) {
    this.note = note;
  }

  /** Returns a document as text that ends in a line break. */
  public static String write(Yaml document) {
    return write(document, scalar -> "");
  }

  /** Returns a document as text, with a comment after each scalar that has a note. */
  public static String write(Yaml document, Note note) {
    YamlWriter writer = new YamlWriter(note);
    if (isFilled(document)) {
      writer.block(document, 0, false);
    } else {
      writer.inline(document, 0);
    }
    return writer.out.toString();
  }

  private static boolean isFilled(Yaml node) {
    return (node instanceof YamlMapping mapping && !mapping.entries().isEmpty())
        || (node instanceof YamlSequence list && !list.items().isEmpty());
  }

  /** Writes a node; its first line is not indented if it follows a dash. */
  private void block(Yaml node, int indent, boolean afterDash) {
    boolean first = afterDash;
    if (node instanceof YamlMapping mapping) {
      for (Entry entry : mapping.byKey().values()) {
        indent(first ? 0 : indent);
        first = false;
        out.append(quoted(entry.key().text())).append(':');
        value(entry.value(), indent);
      }
    } else if (node instanceof YamlSequence list) {
      for (Yaml item : list.items()) {
        indent(first ? 0 : indent);
        first = false;
        out.append('-');
        item(item, indent);
      }
    }
  }

  private void value(Yaml value, int indent) {
    if (isFilled(value)) {
      out.append('\n');
      // As kubectl prints it, a list stands right below its key.
      block(value, value instanceof YamlSequence ? indent : indent + 2, false);
    } else {
      out.append(' ');
      inline(value, indent);
    }
  }

  private void item(Yaml item, int indent) {
    out.append(' ');
    if (isFilled(item)) {
      block(item, indent + 2, true);
    } else {
      inline(item, indent);
    }
  }

  private void inline(Yaml node, int indent) {
    if (!(node instanceof YamlScalar scalar)) {
      out.append(node instanceof YamlMapping ? "{}" : "[]").append('\n');
      return;
    }
    String words = note.commentOn(scalar);
    String comment = words.isEmpty() ? "" : " # " + words;
    if (isBlock(scalar)) {
      literal(scalar.text(), indent + 2, comment);
    } else {
      out.append(written(scalar)).append(comment).append('\n');
    }
  }

  private static boolean isBlock(YamlScalar scalar) {
    String text = scalar.text();
    return text.indexOf('\n') >= 0
        && !text.isBlank()
        && PlainText.isString(scalar)
        && !UNFIT_FOR_BLOCKS.matcher(text).find();
  }

  private void literal(String text, int indent, String comment) {
    boolean indented = text.startsWith(" ") || text.startsWith("\n") || text.startsWith("\t");
    String end = text.endsWith("\n\n") ? "+" : text.endsWith("\n") ? "" : "-";
    out.append('|').append(indented ? "2" : "").append(end).append(comment).append('\n');
    String body = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    for (String line : body.split("\n", -1)) {
      indent(line.isEmpty() ? 0 : indent);
      out.append(line).append('\n');
    }
  }

  private static String written(YamlScalar scalar) {
    if (!PlainText.isString(scalar)) {
      return scalar.isNull() ? "null" : scalar.text();
    }
    return quoted(scalar.text());
  }

  private static String quoted(String text) {
    boolean plain = PLAIN.matcher(text).matches() && PlainText.isStringToAll(text);
    boolean ambiguous =
        text.contains(" #") || text.contains(": ") || text.endsWith(":") || text.endsWith(" ");
    return plain && !ambiguous ? text : escaped(text);
  }

  private static String escaped(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints().forEach(c -> escape(c, quoted));
    return quoted.append('"').toString();
  }

  private static void escape(int c, StringBuilder quoted) {
    switch (c) {
      case '"' -> quoted.append("\\\"");
      case '\\' -> quoted.append("\\\\");
      case '\n' -> quoted.append("\\n");
      case '\r' -> quoted.append("\\r");
      case '\t' -> quoted.append("\\t");
      default -> {
        boolean odd = Character.isISOControl(c) || c == 0x2028 || c == 0x2029 || c == 0xFEFF;
        if (odd || Character.getType(c) == Character.SURROGATE) {
          quoted.append("\\u%04x".formatted(c));
        } else {
          quoted.appendCodePoint(c);
        }
      }
    }
  }

  private void indent(int width) {
    out.append(" ".repeat(width));
  }

  /** A source of comments on scalars. */
  public interface Note {
    /** Returns the comment on a scalar, without the number sign; empty for none. */
    String commentOn(YamlScalar scalar);
  }
}
