package io.mcmetrics.admission.cel;

/** Something in an expression that is not read here. It never leaves the package. */
final class UnreadableExpression extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnreadableExpression(String what) {
    super(what, null, false, false);
  }
}
