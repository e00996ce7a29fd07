package io.mcmetrics.promql.check;

/** The type of the result of an expression. */
enum ValueType {
  SCALAR("a scalar"),
  VECTOR("an instant vector"),
  MATRIX("a range vector"),
  STRING("a string"),
  /** A variable may become any of them. */
  UNKNOWN("something unknown");

  private final String words;

  ValueType(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }

  boolean mayBe(ValueType other) {
    return this == other || this == UNKNOWN;
  }

  /** Tells whether operators apply. */
  boolean mayBeOperand() {
    return mayBe(SCALAR) || mayBe(VECTOR);
  }
}
