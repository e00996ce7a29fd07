package io.mcmetrics.promql.parser;

import io.mcmetrics.promql.TextRange;
import io.mcmetrics.promql.parser.Token.Form;

/**
 * Reads durations, which Prometheus 3 calculates with: {@code [5m]}, {@code [$__range]}, {@code
 * [step() * 2]}, {@code offset -(1h + 5m)}.
 */
final class DurationParser {
  private final Tokens tokens;

  DurationParser(Tokens tokens) {
    this.tokens = tokens;
  }

  /** Reads what stands between brackets, or before the colon there. */
  void range() {
    Token first = tokens.peek();
    sum(0);
    // What is calculated is known only when it runs.
    TextRange last = tokens.last();
    boolean alone = first.range().equals(last) && isZero(first);
    boolean negative = first.isSign("-") && last.start() == first.range().end();
    if (alone || negative) {
      throw new SyntaxException("a duration that is not greater than 0", first.range().to(last));
    }
  }

  /** Reads what follows {@code offset}: a sign binds to what is next to it only. */
  void offset() {
    while (tokens.accept("-") || tokens.accept("+")) {
      tokens.step();
    }
    primary();
  }

  private static boolean isZero(Token token) {
    return switch (token.form()) {
      case NUMBER -> NumberText.isZero(token.text());
      case DURATION -> NumberText.milliseconds(token.text()) == 0;
      default -> false;
    };
  }

  private void sum(int loosest) {
    tokens.descend();
    while (tokens.accept("-") || tokens.accept("+")) {
      tokens.step();
    }
    primary();
    int precedence = precedence();
    while (precedence > loosest) {
      tokens.step();
      tokens.next();
      sum(precedence == Keywords.POWER ? precedence - 1 : precedence);
      precedence = precedence();
    }
    tokens.ascend();
  }

  private int precedence() {
    return tokens.peek().form() == Form.SIGN ? arithmetic(tokens.peek()) : 0;
  }

  private static int arithmetic(Token token) {
    return "+-*/%^".contains(token.text()) ? Keywords.precedence(token) : 0;
  }

  private void primary() {
    Token token = tokens.peek();
    switch (token.form()) {
      case NUMBER, TEMPLATE -> tokens.next();
      case DURATION -> {
        checkUnits(token);
        tokens.next();
      }
      case WORD -> function(token);
      default -> {
        tokens.expect("(");
        sum(0);
        tokens.expect(")");
      }
    }
  }

  private void function(Token token) {
    if (!Keywords.isDurationFunction(token.text())) {
      throw tokens.unexpected("a duration");
    }
    tokens.next();
    tokens.expect("(");
    if (Keywords.lower(token.text()).endsWith("_of")) {
      sum(0);
      tokens.expect(",");
      sum(0);
    }
    tokens.expect(")");
  }

  static void checkUnits(Token duration) {
    if (NumberText.milliseconds(duration.text()) < 0) {
      throw new SyntaxException("`" + duration.text() + "` is no duration", duration.range());
    }
  }
}
