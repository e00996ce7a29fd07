package io.mcmetrics.alloy;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a text into tokens (package {@code scanner} of github.com/grafana/alloy/syntax). Anything
 * is accepted: what is no token is one of kind {@link Kind#SIGN}.
 */
final class AlloyLexer {
  /** The kinds of tokens. */
  enum Kind {
    /** A name; blocks have several, joined by dots. */
    NAME,
    /** A text in quotes or backquotes, without them and with escapes resolved. */
    TEXT,
    NUMBER,
    /** The end of a line, which ends an attribute. */
    LINE_END,
    /** An operator, a bracket, or a character that the language does not have. */
    SIGN,
    END
  }

  /**
   * A token; its place is a half-open range of the text.
   *
   * @param isWhole false for a text without its second quote, and for a character that the language
   *     does not have
   */
  record Token(Kind kind, String text, int start, int end, boolean isWhole) {
    Token(Kind kind, String text, int start, int end) {
      this(kind, text, start, end, true);
    }

    boolean is(String sign) {
      return kind == Kind.SIGN && text.equals(sign);
    }
  }

  private static final String SIGNS = "+-*/%^=!<>&|()[]{},.;";

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private AlloyLexer(String text) {
    this.text = text;
  }

  /** Returns the tokens of a text, the last of which is of kind {@link Kind#END}. */
  static List<Token> tokens(String text) {
    AlloyLexer lexer = new AlloyLexer(text);
    while (lexer.at < text.length()) {
      lexer.next();
    }
    lexer.tokens.add(new Token(Kind.END, "", text.length(), text.length()));
    return lexer.tokens;
  }

  private void next() {
    char c = text.charAt(at);
    if (c == '\n') {
      add(Kind.LINE_END, at, at + 1);
    } else if (Character.isWhitespace(c)) {
      at++;
    } else if (text.startsWith("//", at)) {
      at = endOf("\n", at, 0);
    } else if (text.startsWith("/*", at)) {
      comment();
    } else if (c == '"') {
      quoted();
    } else if (c == '`') {
      int end = endOf("`", at + 1, 0);
      int close = Math.min(end + 1, text.length());
      tokens.add(new Token(Kind.TEXT, text.substring(at + 1, end), at, close, end < close));
      at = close;
    } else if (isNamePart(c) && !isDigit(c)) {
      add(Kind.NAME, at, endOfName(at));
    } else if (isDigit(c)) {
      add(Kind.NUMBER, at, endOfNumber());
    } else {
      int end = at + Character.charCount(text.codePointAt(at));
      tokens.add(new Token(Kind.SIGN, text.substring(at, end), at, end, SIGNS.indexOf(c) >= 0));
      at = end;
    }
  }

  /** Passes over a comment; one without an end leaves a sign that is no sign. */
  private void comment() {
    int start = at;
    at = endOf("*/", at + 2, 2);
    if (!text.startsWith("*/", at - 2) || at < start + 4) {
      tokens.add(new Token(Kind.SIGN, "/*", start, at, false));
    }
  }

  private void add(Kind kind, int start, int end) {
    tokens.add(new Token(kind, text.substring(start, end), start, end));
    at = end;
  }

  /** Returns the offset of a mark, plus something; the end of the text if it does not occur. */
  private int endOf(String mark, int from, int more) {
    int found = text.indexOf(mark, Math.min(from, text.length()));
    return found < 0 ? text.length() : found + more;
  }

  private static boolean isNamePart(char c) {
    return c == '_' || Character.isLetterOrDigit(c);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private int endOfName(int from) {
    int end = from;
    while (end < text.length() && isNamePart(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private int endOfNumber() {
    int end = at;
    while (end < text.length() && (isNamePart(text.charAt(end)) || text.charAt(end) == '.')) {
      end++;
    }
    return end;
  }

  /** A quoted text ends at the end of its line at the latest. */
  private void quoted() {
    StringBuilder plain = new StringBuilder();
    int i = at + 1;
    while (i < text.length() && text.charAt(i) != '"' && text.charAt(i) != '\n') {
      if (text.charAt(i) == '\\' && i + 1 < text.length() && text.charAt(i + 1) != '\n') {
        i = escape(i + 1, plain);
      } else {
        plain.append(text.charAt(i++));
      }
    }
    boolean isWhole = i < text.length() && text.charAt(i) == '"';
    int end = isWhole ? i + 1 : i;
    tokens.add(new Token(Kind.TEXT, plain.toString(), at, end, isWhole));
    at = end;
  }

  /** Resolves an escape of Go, of which the letter is given; returns the offset behind it. */
  private int escape(int letter, StringBuilder plain) {
    char c = text.charAt(letter);
    switch (c) {
      case 'n' -> plain.append('\n');
      case 't' -> plain.append('\t');
      case 'r' -> plain.append('\r');
      case 'x', 'u', 'U' -> {
        int digits = c == 'x' ? 2 : c == 'u' ? 4 : 8;
        int end = Math.min(letter + 1 + digits, text.length());
        try {
          plain.appendCodePoint(Integer.parseInt(text.substring(letter + 1, end), 16));
          return end;
        } catch (IllegalArgumentException e) {
          plain.append('\\').append(c);
        }
      }
      default -> plain.append(c);
    }
    return letter + 1;
  }
}
