package io.mcmetrics.promql.parser;

import io.mcmetrics.promql.TextRange;
import io.mcmetrics.promql.parser.Token.Form;
import java.util.List;

/** The tokens of an expression, read one by one. */
final class Tokens {
  /** How deep parentheses, signs and powers may nest; about ten occur in practice. */
  private static final int MAX_NESTING = 250;

  /** How many operators and ranges there may be, since each makes the tree higher by one. */
  private static final int MAX_STEPS = 2_000;

  private final List<Token> tokens;
  private int at;
  private int nesting;
  private int steps;

  Tokens(List<Token> tokens) {
    this.tokens = tokens;
  }

  Token peek() {
    return tokens.get(at);
  }

  Token peekSecond() {
    return tokens.get(Math.min(at + 1, tokens.size() - 1));
  }

  Token next() {
    Token token = tokens.get(at);
    at = Math.min(at + 1, tokens.size() - 1);
    return token;
  }

  boolean isSign(String sign) {
    return peek().isSign(sign);
  }

  boolean isWord(String keyword) {
    return peek().isWord(keyword);
  }

  /** Takes a sign if it comes next. */
  boolean accept(String sign) {
    if (!isSign(sign)) {
      return false;
    }
    next();
    return true;
  }

  /** Takes a keyword if it comes next. */
  boolean acceptWord(String keyword) {
    if (!isWord(keyword)) {
      return false;
    }
    next();
    return true;
  }

  /** Takes the only sign that may come next. */
  Token expect(String sign) {
    if (!isSign(sign)) {
      throw unexpected("`" + sign + "`");
    }
    return next();
  }

  /** Returns the place of the last token taken. */
  TextRange last() {
    return tokens.get(Math.max(0, at - 1)).range();
  }

  SyntaxException unexpected(String expected) {
    return new SyntaxException(
        "unexpected " + peek().described() + ", expected " + expected, peek().range());
  }

  /** Goes one level deeper. */
  void descend() {
    nesting++;
    if (nesting > MAX_NESTING) {
      throw new SyntaxException("nested more than " + MAX_NESTING + " times", peek().range());
    }
  }

  void ascend() {
    nesting--;
  }

  /** Counts a node that makes the tree one higher. */
  void step() {
    steps++;
    if (steps > MAX_STEPS) {
      throw new SyntaxException("more than " + MAX_STEPS + " operators", peek().range());
    }
  }

  /** Tells whether a variable comes next. */
  boolean isTemplate() {
    return peek().form() == Form.TEMPLATE;
  }
}
