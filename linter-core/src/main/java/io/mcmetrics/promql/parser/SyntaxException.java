package io.mcmetrics.promql.parser;

import io.mcmetrics.promql.PromqlError;
import io.mcmetrics.promql.TextRange;

/** A syntax error, which ends the parsing of an expression; it never leaves this package. */
final class SyntaxException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient PromqlError error;

  SyntaxException(String words, TextRange range) {
    super(words, null, false, false);
    this.error = new PromqlError(words, range);
  }

  PromqlError error() {
    return error;
  }
}
