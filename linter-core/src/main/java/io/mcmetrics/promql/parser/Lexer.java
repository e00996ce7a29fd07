package io.mcmetrics.promql.parser;

import io.mcmetrics.promql.PromqlCharacters;
import io.mcmetrics.promql.TemplateVariables;
import io.mcmetrics.promql.TextRange;
import io.mcmetrics.promql.parser.Token.Form;
import java.util.ArrayList;
import java.util.List;

/** Splits an expression into words and signs. */
final class Lexer {
  private static final List<String> SIGNS = List.of("==", "!=", "<=", ">=", "</", ">/", "=~", "!~");
  private static final String SINGLE_SIGNS = "+-*/%^<>=,()[]{}@:";

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private boolean inBraces;
  private boolean inBrackets;
  private int at;

  private Lexer(String text) {
    this.text = text;
  }

  /**
   * Returns what a text consists of, the end included.
   *
   * @throws SyntaxException for what cannot be a part of an expression
   */
  static List<Token> tokens(String text) {
    Lexer lexer = new Lexer(text);
    while (lexer.at < text.length()) {
      lexer.next();
    }
    lexer.tokens.add(new Token(Form.END, "", new TextRange(text.length(), text.length())));
    return lexer.tokens;
  }

  private void next() {
    char c = text.charAt(at);
    if (PromqlCharacters.isSpace(c)) {
      at++;
    } else if (c == '#' && !inBrackets) {
      comment();
    } else if (TemplateVariables.end(text, at) > 0) {
      word(at);
    } else if (PromqlCharacters.isDigit(c) || (c == '.' && isDigitAt(at + 1))) {
      number();
    } else if (c == '"' || c == '\'' || c == '`') {
      string(c);
    } else if (PromqlCharacters.isAlpha(c) || (c == ':' && !inBraces && !inBrackets)) {
      word(at);
    } else {
      sign(c);
    }
  }

  private boolean isDigitAt(int offset) {
    return offset < text.length() && PromqlCharacters.isDigit(text.charAt(offset));
  }

  private void comment() {
    while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
      at++;
    }
  }

  /** A variable may stand anywhere in a word, or be all of it. */
  private void word(int start) {
    boolean templated = false;
    int end = at;
    while (end < text.length()) {
      int variable = TemplateVariables.end(text, end);
      if (variable > 0) {
        templated = true;
        end = variable;
      } else if (isWordPart(text.charAt(end))) {
        end++;
      } else {
        break;
      }
    }
    add(templated ? Form.TEMPLATE : Form.WORD, start, end);
  }

  /** A colon is a part of metrics' names, and after a range it is not. */
  private boolean isWordPart(char c) {
    return PromqlCharacters.isAlphanumeric(c) || (c == ':' && !inBraces && !inBrackets);
  }

  private void number() {
    int start = at;
    int end = at;
    boolean hex = text.startsWith("0x", at) || text.startsWith("0X", at);
    while (end < text.length() && isNumberPart(start, end, hex)) {
      end++;
    }
    if (end < text.length() && TemplateVariables.end(text, end) > 0) {
      at = end;
      word(start);
      return;
    }
    String word = text.substring(start, end);
    if (NumberText.isNumber(word)) {
      add(Form.NUMBER, start, end);
    } else if (NumberText.isDuration(word)) {
      add(Form.DURATION, start, end);
    } else {
      throw new SyntaxException("`" + word + "` is no number", new TextRange(start, end));
    }
  }

  private boolean isNumberPart(int start, int offset, boolean hex) {
    char c = text.charAt(offset);
    boolean isExponentSign =
        (c == '+' || c == '-') && !hex && offset > start && (text.charAt(offset - 1) | 0x20) == 'e';
    return PromqlCharacters.isAlphanumeric(c) || c == '.' || isExponentSign;
  }

  private void string(char quote) {
    int start = at;
    int end = at + 1;
    boolean raw = quote == '`';
    while (end < text.length() && text.charAt(end) != quote) {
      if (text.charAt(end) == '\n' && !raw) {
        break;
      }
      end += text.charAt(end) == '\\' && !raw ? 2 : 1;
    }
    if (end >= text.length() || text.charAt(end) != quote) {
      throw new SyntaxException("the string has no end", new TextRange(start, text.length()));
    }
    String content =
        raw ? text.substring(start + 1, end) : StringLiterals.resolved(text, start + 1, end);
    tokens.add(new Token(Form.STRING, content, new TextRange(start, end + 1)));
    at = end + 1;
  }

  private void sign(char c) {
    for (String sign : SIGNS) {
      if (text.startsWith(sign, at)) {
        add(Form.SIGN, at, at + sign.length());
        return;
      }
    }
    if (SINGLE_SIGNS.indexOf(c) < 0) {
      int end = text.offsetByCodePoints(at, 1);
      throw new SyntaxException(
          "unexpected character `" + text.substring(at, end) + "`", new TextRange(at, end));
    }
    switch (c) {
      case '{' -> inBraces = true;
      case '}' -> inBraces = false;
      case '[' -> inBrackets = true;
      case ']' -> inBrackets = false;
      default -> {}
    }
    add(Form.SIGN, at, at + 1);
  }

  private void add(Form form, int start, int end) {
    tokens.add(new Token(form, text.substring(start, end), new TextRange(start, end)));
    at = end;
  }
}
