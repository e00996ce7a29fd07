package io.mcmetrics.promql.check;

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
import io.mcmetrics.promql.LabelMatcher;
import io.mcmetrics.promql.PromqlError;
import io.mcmetrics.promql.TemplatedText;
import io.mcmetrics.promql.VectorSelector;
import io.mcmetrics.promql.parser.Keywords;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds what Prometheus refuses in an expression that is grammatically valid: a rate of anything
 * but a range, a function that does not exist, a selector that would take every series
 * (prometheus/prometheus, checkAST in promql/parser/parse.go). Regular expressions are not checked.
 */
public final class TypeCheck {
  private final List<PromqlError> complaints = new ArrayList<>();

  private TypeCheck() {}

  /** Returns what is wrong, the inner first; what depends on a variable is taken to be valid. */
  public static List<PromqlError> of(Expression expression) {
    TypeCheck check = new TypeCheck();
    check.type(expression);
    return List.copyOf(check.complaints);
  }

  private ValueType type(Expression expression) {
    if (expression instanceof NumberLiteral) {
      return ValueType.SCALAR;
    }
    if (expression instanceof StringLiteral) {
      return ValueType.STRING;
    }
    if (expression instanceof VectorSelector selector) {
      return selector(selector);
    }
    if (expression instanceof Parenthesized parenthesized) {
      return type(parenthesized.inner());
    }
    if (expression instanceof Unary unary) {
      return unary(unary);
    }
    if (expression instanceof Binary binary) {
      return new BinaryCheck(binary, type(binary.left()), type(binary.right()), complaints).type();
    }
    if (expression instanceof Aggregation aggregation) {
      return aggregation(aggregation);
    }
    if (expression instanceof Call call) {
      return call(call);
    }
    if (expression instanceof Matrix matrix) {
      return matrix(matrix);
    }
    if (expression instanceof Subquery subquery) {
      expect(subquery.of(), ValueType.VECTOR, "a subquery");
      return ValueType.MATRIX;
    }
    return expression instanceof Modified modified ? modified(modified) : ValueType.UNKNOWN;
  }

  private ValueType selector(VectorSelector selector) {
    List<LabelMatcher> names =
        selector.matchers().stream().filter(m -> m.label().is(LabelMatcher.NAME)).toList();
    boolean isNamed = !names.isEmpty() && names.get(0).range().start() == selector.range().start();
    if (isNamed && names.size() > 1) {
      complain(selector, "the name of the metric is given twice");
    }
    boolean takesAll =
        !selector.open() && selector.matchers().stream().allMatch(LabelMatcher::acceptsEmpty);
    if (takesAll) {
      complain(selector, "a selector without a condition that is not met by an empty label");
    }
    return ValueType.VECTOR;
  }

  private ValueType unary(Unary unary) {
    ValueType type = type(unary.operand());
    if (!type.mayBeOperand()) {
      complain(unary, "a sign before " + type.words());
    }
    return type;
  }

  private ValueType aggregation(Aggregation aggregation) {
    List<Expression> arguments = aggregation.arguments();
    if (!(aggregation.operator() instanceof TemplatedText.Known operator)) {
      arguments.forEach(this::type);
      return ValueType.VECTOR;
    }
    boolean hasParameter = Keywords.takesParameter(operator.text());
    int expected = hasParameter ? 2 : 1;
    if (arguments.size() != expected) {
      arguments.forEach(this::type);
      String words = "`%s` takes %d argument%s and is given %d";
      String plural = expected == 1 ? "" : "s";
      complain(aggregation, words.formatted(operator.text(), expected, plural, arguments.size()));
      return ValueType.VECTOR;
    }
    String where = "`" + operator.text() + "`";
    if (hasParameter) {
      boolean names = operator.text().equals("count_values");
      expect(arguments.get(0), names ? ValueType.STRING : ValueType.SCALAR, where);
    }
    expect(arguments.get(expected - 1), ValueType.VECTOR, where);
    return ValueType.VECTOR;
  }

  private ValueType call(Call call) {
    Optional<FunctionSignature> signature =
        call.function() instanceof TemplatedText.Known known
            ? FunctionSignature.of(known.text())
            : Optional.empty();
    if (signature.isEmpty()) {
      call.arguments().forEach(this::type);
      if (call.function() instanceof TemplatedText.Known known) {
        complain(call, "Prometheus has no function `" + known.text() + "`");
      }
      return ValueType.UNKNOWN;
    }
    arguments(call, ((TemplatedText.Known) call.function()).text(), signature.get());
    return signature.get().result();
  }

  private void arguments(Call call, String name, FunctionSignature signature) {
    List<Expression> arguments = call.arguments();
    if (arguments.size() < signature.least() || arguments.size() > signature.most()) {
      complain(call, "`" + name + "` is given " + arguments.size() + " arguments");
    }
    if (signature.parameters().isEmpty()) {
      arguments.forEach(this::type);
      return;
    }
    for (int i = 0; i < arguments.size(); i++) {
      boolean isSelection = name.equals("info") && i == 1;
      if (isSelection) {
        selection(arguments.get(i));
      } else {
        expect(arguments.get(i), signature.parameter(i), "`" + name + "`");
      }
    }
  }

  /** The second argument of {@code info} says which labels to add, and may be empty. */
  private void selection(Expression argument) {
    boolean isNamed =
        argument instanceof VectorSelector selector
            && selector.matchers().stream()
                .anyMatch(matcher -> matcher.range().start() == selector.range().start());
    if (isNamed || !(argument instanceof VectorSelector)) {
      complain(argument, "`info` takes conditions on labels and nothing else");
    }
  }

  private ValueType matrix(Matrix matrix) {
    if (matrix.of() instanceof VectorSelector selector) {
      type(selector);
    } else {
      type(matrix.of());
      complain(matrix, "a range of what is no selector");
    }
    return ValueType.MATRIX;
  }

  private ValueType modified(Modified modified) {
    ValueType type = type(modified.of());
    if (modified.modifier() == Modifier.VARIABLE) {
      return ValueType.UNKNOWN;
    }
    Expression inner = modified.of();
    while (inner instanceof Modified other) {
      if (other.modifier() == modified.modifier()) {
        complain(modified, "a modifier that stands twice");
        return type;
      }
      inner = other.of();
    }
    boolean isTime = modified.modifier() == Modifier.OFFSET || modified.modifier() == Modifier.AT;
    boolean isFitting =
        inner instanceof VectorSelector
            || inner instanceof Matrix
            || inner instanceof Expression.Variable
            || (inner instanceof Subquery && isTime);
    if (!isFitting) {
      complain(modified, "a modifier of what is no selector");
    }
    return type;
  }

  private void expect(Expression argument, ValueType expected, String where) {
    ValueType type = type(argument);
    if (!type.mayBe(expected)) {
      complain(argument, where + " takes " + expected.words() + ", not " + type.words());
    }
  }

  private void complain(Expression where, String words) {
    complaints.add(new PromqlError(words, where.range()));
  }
}
