package io.mcmetrics.rule;

import io.mcmetrics.document.Document;
import io.mcmetrics.finding.Problem;
import java.util.function.Consumer;

/** A rule that checks one document at a time. */
public non-sealed interface DocumentRule extends Rule {
  /** Passes each problem of a document to {@code out}. */
  void check(Document document, Consumer<Problem> out);
}
