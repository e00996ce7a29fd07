package io.mcmetrics.promql.parser;

import io.mcmetrics.promql.PromqlError;
import io.mcmetrics.promql.TextRange;

/** A syntax error, which ends the parsing of an expression; it never leaves this package. */
final class SyntaxException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient PromqlError complaint;

  SyntaxException(String words, TextRange range) {
    super(words, null, false, false);
    this.complaint = new PromqlError(words, range);
  }

  PromqlError complaint() {
    return complaint;
  }
}
