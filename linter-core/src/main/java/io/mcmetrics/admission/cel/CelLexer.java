package io.mcmetrics.admission.cel;

import io.mcmetrics.admission.cel.CelToken.Kind;
import java.util.ArrayList;
import java.util.List;

/** Splits the text of an expression into tokens. */
final class CelLexer {
  private static final List<String> SIGNS =
      List.of(
          "&&", "||", "==", "!=", "<=", ">=", "<", ">", "!", "?", ":", ".", ",", "(", ")", "[", "]",
          "+", "-", "*", "/", "%");

  private final String text;
  private final List<CelToken> tokens = new ArrayList<>();
  private int at;

  private CelLexer(String text) {
    this.text = text;
  }

  /**
   * Returns the tokens of a text.
   *
   * @throws UnreadableExpression if there is something in it that is not known here
   */
  static List<CelToken> tokens(String text) {
    CelLexer lexer = new CelLexer(text);
    while (lexer.at < text.length()) {
      lexer.readOne();
    }
    lexer.tokens.add(new CelToken(Kind.END, ""));
    return lexer.tokens;
  }

  private void readOne() {
    char first = text.charAt(at);
    if (Character.isWhitespace(first)) {
      at++;
    } else if (first == 'r' && at + 1 < text.length() && isQuote(text.charAt(at + 1))) {
      at++;
      readText(true);
    } else if (isQuote(first)) {
      readText(false);
    } else if (Character.isDigit(first)) {
      readNumber();
    } else if (Character.isLetter(first) || first == '_') {
      int start = at;
      while (at < text.length() && isOfName(text.charAt(at))) {
        at++;
      }
      tokens.add(new CelToken(Kind.NAME, text.substring(start, at)));
    } else {
      readSign();
    }
  }

  private static boolean isQuote(char one) {
    return one == '"' || one == '\'';
  }

  private static boolean isOfName(char one) {
    return Character.isLetterOrDigit(one) || one == '_';
  }

  private void readNumber() {
    int start = at;
    while (at < text.length() && (isOfName(text.charAt(at)) || isPoint())) {
      at++;
    }
    tokens.add(new CelToken(Kind.NUMBER, text.substring(start, at)));
  }

  private boolean isPoint() {
    return text.charAt(at) == '.'
        && at + 1 < text.length()
        && Character.isDigit(text.charAt(at + 1));
  }

  private void readSign() {
    for (String sign : SIGNS) {
      if (text.startsWith(sign, at)) {
        tokens.add(new CelToken(Kind.SIGN, sign));
        at += sign.length();
        return;
      }
    }
    throw new UnreadableExpression("character " + text.charAt(at));
  }

  private void readText(boolean isRaw) {
    String one = text.substring(at, at + 1);
    String quote = text.startsWith(one.repeat(3), at) ? one.repeat(3) : one;
    at += quote.length();
    StringBuilder read = new StringBuilder();
    while (!text.startsWith(quote, at)) {
      if (at >= text.length()) {
        throw new UnreadableExpression("a text without an end");
      }
      char next = text.charAt(at++);
      read.append(next == '\\' && !isRaw ? escaped() : next);
    }
    at += quote.length();
    tokens.add(new CelToken(Kind.TEXT, read.toString()));
  }

  private char escaped() {
    if (at >= text.length()) {
      throw new UnreadableExpression("a text without an end");
    }
    char escape = text.charAt(at++);
    return switch (escape) {
      case '\\', '\'', '"', '`', '?' -> escape;
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      default -> throw new UnreadableExpression("escape " + escape);
    };
  }
}
