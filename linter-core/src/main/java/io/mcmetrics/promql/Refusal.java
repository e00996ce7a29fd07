package io.mcmetrics.promql;

/** Ends the reading of an expression; it never leaves this package. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Complaint complaint;

  Refusal(String words, TextRange range) {
    super(words, null, false, false);
    this.complaint = new Complaint(words, range);
  }

  Complaint complaint() {
    return complaint;
  }
}
