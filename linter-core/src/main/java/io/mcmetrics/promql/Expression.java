package io.mcmetrics.promql;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/** A node of an expression. The height of a tree is bounded, so that recursion over it is safe. */
public sealed interface Expression permits VectorSelector, Expression.Composed, Expression.Leaf {
  /** A node without children. */
  sealed interface Leaf extends Expression {
    @Override
    default List<Expression> parts() {
      return List.of();
    }
  }

  /** A node with children. */
  sealed interface Composed extends Expression {}

  /** A number, or a duration in place of one. */
  record NumberLiteral(String text, TextRange range) implements Leaf {}

  /** A text, without quotes and with escapes resolved. */
  record StringLiteral(TemplatedText value, TextRange range) implements Leaf {}

  /** A template variable in place of a metric, a number or a whole expression. */
  record Variable(TextRange range) implements Leaf {}

  /** An expression in parentheses. */
  record Parenthesized(Expression inner, TextRange range) implements Composed {
    @Override
    public List<Expression> parts() {
      return List.of(inner);
    }
  }

  /** An expression with a sign before it. */
  record Unary(String sign, Expression operand, TextRange range) implements Composed {
    @Override
    public List<Expression> parts() {
      return List.of(operand);
    }
  }

  /**
   * Two expressions joined by an operator.
   *
   * @param operator in lower case; for a variable, as it is written
   */
  record Binary(
      String operator, Matching matching, Expression left, Expression right, TextRange range)
      implements Composed {
    @Override
    public List<Expression> parts() {
      return List.of(left, right);
    }
  }

  /**
   * An aggregation, such as {@code sum by (job) (up)}.
   *
   * @param operator in lower case
   */
  record Aggregation(
      TemplatedText operator, Grouping grouping, List<Expression> arguments, TextRange range)
      implements Composed {
    /** Keeps its own list. */
    public Aggregation {
      arguments = List.copyOf(arguments);
    }

    @Override
    public List<Expression> parts() {
      return arguments;
    }
  }

  /** A call of a function. */
  record Call(TemplatedText function, List<Expression> arguments, TextRange range)
      implements Composed {
    /** Keeps its own list. */
    public Call {
      arguments = List.copyOf(arguments);
    }

    @Override
    public List<Expression> parts() {
      return arguments;
    }
  }

  /** A range vector: a selector with a range such as {@code [5m]}. */
  record Matrix(Expression of, TextRange range) implements Composed {
    @Override
    public List<Expression> parts() {
      return List.of(of);
    }
  }

  /** A subquery, such as an expression with {@code [1h:5m]}. */
  record Subquery(Expression of, TextRange range) implements Composed {
    @Override
    public List<Expression> parts() {
      return List.of(of);
    }
  }

  /** An expression with a modifier such as {@code offset}. */
  record Modified(Expression of, Modifier modifier, TextRange range) implements Composed {
    @Override
    public List<Expression> parts() {
      return List.of(of);
    }
  }

  /** What may stand after a selector. */
  enum Modifier {
    OFFSET,
    AT,
    ANCHORED,
    SMOOTHED,
    /** A variable that stands where an operator would, and may bring anything with it. */
    VARIABLE
  }

  /** Returns the place in the text of the whole expression. */
  TextRange range();

  /** Returns the nodes right below this one, in the order in which they are written. */
  List<Expression> parts();

  /** Returns this node and all below it, in the order in which they are written. */
  default List<Expression> all() {
    List<Expression> all = new ArrayList<>();
    Deque<Expression> open = new ArrayDeque<>(List.of(this));
    while (!open.isEmpty()) {
      Expression next = open.pop();
      all.add(next);
      List<Expression> parts = new ArrayList<>(next.parts());
      Collections.reverse(parts);
      parts.forEach(open::push);
    }
    return all;
  }

  /** Returns the selectors in this expression, in the order in which they are written. */
  default List<VectorSelector> selectors() {
    return all().stream()
        .filter(VectorSelector.class::isInstance)
        .map(VectorSelector.class::cast)
        .toList();
  }
}
