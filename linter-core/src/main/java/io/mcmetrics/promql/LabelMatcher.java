package io.mcmetrics.promql;

/**
 * A condition on one label of a series. The name of a metric is the label {@link #NAME}.
 *
 * @param range the condition; for a metric's name, the name
 */
public record LabelMatcher(
    TemplatedText label, Operator operator, TemplatedText value, TextRange range) {
  /** The label that holds the name of the metric. */
  public static final String NAME = "__name__";

  /** The operators of label matchers. */
  public enum Operator {
    EQUAL("="),
    NOT_EQUAL("!="),
    MATCHES("=~"),
    MATCHES_NOT("!~");

    private final String sign;

    Operator(String sign) {
      this.sign = sign;
    }

    /** Returns the operator as it is written. */
    public String sign() {
      return sign;
    }

    static Operator of(String sign) {
      for (Operator operator : values()) {
        if (operator.sign.equals(sign)) {
          return operator;
        }
      }
      throw new IllegalArgumentException(sign);
    }
  }

  /** Tells whether this is an equality matcher on the name of the metric. */
  boolean isNameEquality() {
    return label.is(NAME) && operator == Operator.EQUAL;
  }

  /** Tells whether a series without the label is known to fulfil this. */
  public boolean acceptsEmpty() {
    return switch (operator) {
      case EQUAL -> value.is("");
      case NOT_EQUAL -> value instanceof TemplatedText.Known known && !known.text().isEmpty();
      case MATCHES -> value.is("") || value.is(".*");
      case MATCHES_NOT -> value.is(".+");
    };
  }
}
