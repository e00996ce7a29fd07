package io.mcmetrics.rules.admission.analysis;

import io.mcmetrics.document.Document;
import io.mcmetrics.finding.Confidence;

/** How sure a finding about a resource can be. */
public final class ObjectConfidence {
  private ObjectConfidence() {}

  /** Returns the limit for a resource: what is not seen of it may change it. */
  public static Confidence limit(Document document) {
    Confidence own = document.sight().limit();
    boolean isWhole = document.sight().whole();
    return isWhole || own.compareTo(Confidence.LIKELY) < 0 ? own : Confidence.LIKELY;
  }
}
