package io.mcmetrics.promql.parser;

import io.mcmetrics.promql.TextRange;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Resolves the escapes of a quoted text, which are those of Go. */
final class StringLiterals {
  private static final String ESCAPES = "abfnrtv\\";
  private static final String ESCAPED = "\u0007\b\f\n\r\t\u000b\\";

  private final String text;
  private final int start;
  private final int end;
  private final StringBuilder resolved = new StringBuilder();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private StringLiterals(String text, int start, int end) {
    this.text = text;
    this.start = start;
    this.end = end;
  }

  /**
   * Returns the meaning of what stands between two quotes.
   *
   * @throws SyntaxException if an escape is none of Go's
   */
  static String resolved(String text, int start, int end) {
    int escape = text.indexOf('\\', start);
    if (escape < 0 || escape >= end) {
      return text.substring(start, end);
    }
    return new StringLiterals(text, start, end).resolve();
  }

  private String resolve() {
    int at = start;
    while (at < end) {
      char c = text.charAt(at);
      if (c == '\\') {
        at = escape(at + 1);
      } else {
        flush();
        resolved.append(c);
        at++;
      }
    }
    flush();
    return resolved.toString();
  }

  private int escape(int at) {
    char c = at < end ? text.charAt(at) : '\0';
    int known = ESCAPES.indexOf(c);
    if (known >= 0 && at < end) {
      flush();
      resolved.append(ESCAPED.charAt(known));
      return at + 1;
    }
    return switch (c) {
      case 'x' -> number(at + 1, 2, 16, true);
      case 'u' -> number(at + 1, 4, 16, false);
      case 'U' -> number(at + 1, 8, 16, false);
      case '0', '1', '2', '3', '4', '5', '6', '7' -> number(at, 3, 8, true);
      // The quote that encloses the text is the only one that may be escaped.
      case '"', '\'' -> quote(at, c);
      default -> throw unknown(at);
    };
  }

  private int quote(int at, char c) {
    if (text.charAt(start - 1) != c) {
      throw unknown(at);
    }
    flush();
    resolved.append(c);
    return at + 1;
  }

  private int number(int at, int digits, int base, boolean isByte) {
    long value = 0;
    for (int i = at; i < at + digits; i++) {
      int digit = i < end ? Character.digit(text.charAt(i), base) : -1;
      if (digit < 0 || text.charAt(i) > 'f') {
        throw unknown(Math.min(at, end));
      }
      value = value * base + digit;
    }
    boolean isSurrogate = value >= Character.MIN_SURROGATE && value <= Character.MAX_SURROGATE;
    if (isByte ? value > 255 : value > Character.MAX_CODE_POINT || isSurrogate) {
      throw new SyntaxException("an escape that is no character", new TextRange(at, at + digits));
    }
    if (isByte) {
      bytes.write((int) value);
    } else {
      flush();
      resolved.appendCodePoint((int) value);
    }
    return at + digits;
  }

  /** Several escaped bytes may make up one character. */
  private void flush() {
    if (bytes.size() > 0) {
      resolved.append(bytes.toString(StandardCharsets.UTF_8));
      bytes.reset();
    }
  }

  private SyntaxException unknown(int at) {
    return new SyntaxException(
        "an unknown escape in a string", new TextRange(at - 1, Math.min(at + 1, end)));
  }
}
