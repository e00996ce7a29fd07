package io.mcmetrics.promql.parser;

import io.mcmetrics.promql.Expression;
import io.mcmetrics.promql.Expression.Aggregation;
import io.mcmetrics.promql.Expression.Binary;
import io.mcmetrics.promql.Expression.Call;
import io.mcmetrics.promql.Expression.Matrix;
import io.mcmetrics.promql.Expression.Modified;
import io.mcmetrics.promql.Expression.Modifier;
import io.mcmetrics.promql.Expression.NumberLiteral;
import io.mcmetrics.promql.Expression.Parenthesized;
import io.mcmetrics.promql.Expression.StringLiteral;
import io.mcmetrics.promql.Expression.Subquery;
import io.mcmetrics.promql.Expression.Unary;
import io.mcmetrics.promql.Expression.Variable;
import io.mcmetrics.promql.Grouping;
import io.mcmetrics.promql.Matching;
import io.mcmetrics.promql.ParseResult;
import io.mcmetrics.promql.TemplateVariables;
import io.mcmetrics.promql.TemplatedText;
import io.mcmetrics.promql.TextRange;
import io.mcmetrics.promql.VectorSelector;
import io.mcmetrics.promql.parser.Token.Form;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads expressions of Prometheus' query language, versions 2 and 3 with all experimental features,
 * since an expression does not show which are enabled. The grammar is that of
 * prometheus/prometheus, promql/parser/generated_parser.y.
 */
public final class PromqlParser {
  private final Tokens tokens;
  private final SelectorParser selectors;
  private final DurationParser durations;

  private PromqlParser(Tokens tokens) {
    this.tokens = tokens;
    this.selectors = new SelectorParser(tokens);
    this.durations = new DurationParser(tokens);
  }

  /** Parses an expression; any text has a result. */
  public static ParseResult parse(String text) {
    List<VectorSelector> found = List.of();
    try {
      PromqlParser parser = new PromqlParser(new Tokens(Lexer.tokens(text)));
      found = parser.selectors.found();
      return new ParseResult.Whole(parser.whole());
    } catch (SyntaxException error) {
      boolean templated = TemplatedText.of(text) instanceof TemplatedText.Templated;
      return new ParseResult.Broken(error.error(), found, templated);
    }
  }

  private Expression whole() {
    Expression expression = expression(0);
    if (tokens.peek().form() != Form.END) {
      throw tokens.unexpected("an operator or the end");
    }
    return expression;
  }

  /** Reads operands and the operators between them that bind tighter than given. */
  private Expression expression(int loosest) {
    tokens.descend();
    Expression left = operand();
    int precedence = Keywords.precedence(tokens.peek());
    while (precedence > loosest) {
      tokens.step();
      String operator = Keywords.lower(tokens.next().text());
      Matching matching = new MatchingParser(tokens, selectors).matching();
      left = joined(left, operator, matching, precedence);
      precedence = Keywords.precedence(tokens.peek());
    }
    tokens.ascend();
    return left;
  }

  private Expression joined(Expression left, String operator, Matching matching, int precedence) {
    // A power alone is read from the right.
    Expression right = expression(precedence == Keywords.POWER ? precedence - 1 : precedence);
    return new Binary(operator, matching, left, right, left.range().to(right.range()));
  }

  /** A variable where nobody expects one is an operator, or brings its operator with it. */
  private Expression variable(Expression left) {
    Token variable = tokens.next();
    boolean isOperator =
        switch (tokens.peek().form()) {
          case NUMBER, DURATION, TEMPLATE -> true;
          case WORD ->
              Keywords.isMetric(tokens.peek().text()) && Keywords.precedence(tokens.peek()) == 0;
          default -> false;
        };
    return isOperator
        ? joined(left, variable.text(), Matching.NONE, 0)
        : new Modified(left, Modifier.VARIABLE, left.range().to(variable.range()));
  }

  private Expression operand() {
    Token sign = tokens.peek();
    if (!sign.isSign("-") && !sign.isSign("+")) {
      return withSuffixes(primary());
    }
    tokens.next();
    // It binds tighter than a sign.
    Expression operand = expression(Keywords.POWER - 1);
    return new Unary(sign.text(), operand, sign.range().to(operand.range()));
  }

  private Expression primary() {
    Token token = tokens.peek();
    return switch (token.form()) {
      case NUMBER, DURATION -> number();
      case STRING -> {
        tokens.next();
        yield new StringLiteral(TemplatedText.of(token.text()), token.range());
      }
      case WORD -> word(token);
      case TEMPLATE -> template(token);
      case SIGN -> inParentheses(token);
      case END -> throw tokens.unexpected("an expression");
    };
  }

  private Expression number() {
    Token number = tokens.next();
    if (number.form() == Form.DURATION) {
      DurationParser.checkUnits(number);
    }
    return new NumberLiteral(number.text(), number.range());
  }

  private Expression inParentheses(Token token) {
    if (token.isSign("{")) {
      return selectors.selector();
    }
    if (!token.isSign("(")) {
      throw tokens.unexpected("an expression");
    }
    tokens.next();
    Expression inner = expression(0);
    tokens.expect(")");
    return new Parenthesized(inner, token.range().to(tokens.last()));
  }

  private Expression word(Token word) {
    if (Keywords.isAggregation(word.text()) && isAggregated()) {
      return aggregation(new TemplatedText.Known(Keywords.lower(word.text())));
    }
    if (tokens.peekSecond().isSign("(") && Keywords.isFunction(word.text())) {
      return call(new TemplatedText.Known(word.text()));
    }
    if (Keywords.isNumber(word.text())) {
      return number();
    }
    if (!Keywords.isMetric(word.text())) {
      throw tokens.unexpected("an expression");
    }
    return selectors.selector();
  }

  /** A variable may be a metric, and then something follows that only a metric has. */
  private Expression template(Token template) {
    Token following = tokens.peekSecond();
    if (following.isSign("(")) {
      return call(TemplatedText.of(template.text()));
    }
    if (isAggregated()) {
      return aggregation(TemplatedText.of(template.text()));
    }
    boolean isAll = TemplateVariables.end(template.text(), 0) == template.text().length();
    if (isAll && !following.isSign("{") && !following.isSign("[")) {
      tokens.next();
      return new Variable(template.range());
    }
    return selectors.selector();
  }

  private boolean isAggregated() {
    Token following = tokens.peekSecond();
    return following.isSign("(") || following.isWord("by") || following.isWord("without");
  }

  private Expression call(TemplatedText function) {
    TextRange start = tokens.next().range();
    List<Expression> arguments = arguments();
    // A variable may be an aggregation as well, and what follows tells.
    Grouping grouping = function instanceof TemplatedText.Templated ? grouping() : Grouping.NONE;
    TextRange range = start.to(tokens.last());
    return grouping.kind() == Grouping.Kind.NONE
        ? new Call(function, arguments, range)
        : new Aggregation(function, grouping, arguments, range);
  }

  private List<Expression> arguments() {
    tokens.expect("(");
    List<Expression> arguments = new ArrayList<>();
    if (tokens.accept(")")) {
      return arguments;
    }
    arguments.add(expression(0));
    while (tokens.accept(",")) {
      arguments.add(expression(0));
    }
    tokens.expect(")");
    return arguments;
  }

  private Expression aggregation(TemplatedText operator) {
    TextRange start = tokens.next().range();
    Grouping before = grouping();
    List<Expression> arguments = arguments();
    Grouping grouping = before.kind() == Grouping.Kind.NONE ? grouping() : before;
    return new Aggregation(operator, grouping, arguments, start.to(tokens.last()));
  }

  private Grouping grouping() {
    if (tokens.acceptWord("by")) {
      return new Grouping(Grouping.Kind.BY, selectors.labels());
    }
    return tokens.acceptWord("without")
        ? new Grouping(Grouping.Kind.WITHOUT, selectors.labels())
        : Grouping.NONE;
  }

  /** Reads ranges and modifiers, as many as there are. */
  private Expression withSuffixes(Expression inner) {
    Expression expression = inner;
    while (true) {
      TextRange start = expression.range();
      if (tokens.accept("[")) {
        expression = inBrackets(expression);
      } else if (tokens.acceptWord("offset")) {
        durations.offset();
        expression = new Modified(expression, Modifier.OFFSET, start.to(tokens.last()));
      } else if (tokens.accept("@")) {
        timestamp();
        expression = new Modified(expression, Modifier.AT, start.to(tokens.last()));
      } else if (tokens.acceptWord("anchored")) {
        expression = new Modified(expression, Modifier.ANCHORED, start.to(tokens.last()));
      } else if (tokens.acceptWord("smoothed")) {
        expression = new Modified(expression, Modifier.SMOOTHED, start.to(tokens.last()));
      } else if (tokens.isTemplate()) {
        expression = variable(expression);
      } else {
        return expression;
      }
      tokens.step();
    }
  }

  private Expression inBrackets(Expression of) {
    durations.range();
    if (tokens.accept("]")) {
      return new Matrix(of, of.range().to(tokens.last()));
    }
    tokens.expect(":");
    if (!tokens.isSign("]")) {
      durations.range();
    }
    tokens.expect("]");
    return new Subquery(of, of.range().to(tokens.last()));
  }

  private void timestamp() {
    Token time = tokens.peek();
    if (time.isWord("start") || time.isWord("end")) {
      tokens.next();
      tokens.expect("(");
      tokens.expect(")");
      return;
    }
    if (!tokens.accept("-")) {
      tokens.accept("+");
    }
    Token number = tokens.peek();
    switch (number.form()) {
      case NUMBER, DURATION, TEMPLATE -> tokens.next();
      default -> throw tokens.unexpected("a timestamp");
    }
  }
}
