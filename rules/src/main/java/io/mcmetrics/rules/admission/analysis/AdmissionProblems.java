package io.mcmetrics.rules.admission.analysis;

import io.mcmetrics.admission.AdmissionFault;
import io.mcmetrics.admission.ObjectVerdict;
import io.mcmetrics.admission.ObjectVerdict.Judged;
import io.mcmetrics.document.Document;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.fleet.Fleet;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** What API servers object to in a fleet, without what other rules say of the same places. */
public final class AdmissionProblems {
  private AdmissionProblems() {}

  /**
   * Reports the faults of a kind, with whom they concern.
   *
   * @param kind which faults
   * @param words what is said of a fault of an object, as sure as it is
   */
  public static void report(
      Fleet fleet,
      Predicate<AdmissionFault> kind,
      BiFunction<Document, Judged, Problem> words,
      Consumer<Problem> out) {
    List<ObjectVerdict> verdicts = fleet.admission().verdicts();
    if (verdicts.isEmpty()) {
      return;
    }
    ReportedElsewhere reported = ReportedElsewhere.in(fleet);
    for (ObjectVerdict verdict : verdicts) {
      for (Judged judged : verdict.faults()) {
        if (kind.test(judged.fault()) && !reported.has(judged.fault())) {
          Problem problem = words.apply(verdict.document(), judged);
          out.accept(ObjectScope.of(problem, verdict.document(), verdict.cluster().name(), fleet));
        }
      }
    }
  }
}
