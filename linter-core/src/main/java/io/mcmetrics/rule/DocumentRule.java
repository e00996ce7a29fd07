package io.mcmetrics.rule;

import io.mcmetrics.document.Document;
import io.mcmetrics.finding.Problem;
import java.util.function.Consumer;

/** A rule that needs to see no more than one document. */
public non-sealed interface DocumentRule extends Rule {
  /** Hands each problem of a document to {@code out}. */
  void check(Document document, Consumer<Problem> out);
}
