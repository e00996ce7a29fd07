package io.mcmetrics.rules.admission.analysis;

import io.mcmetrics.admission.AdmissionFault;
import io.mcmetrics.admission.ObjectVerdict;
import io.mcmetrics.admission.ObjectVerdict.Judged;
import io.mcmetrics.document.Document;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.source.Origin;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** What API servers object to in a fleet, without what other rules say of the same places. */
public final class AdmissionProblems {
  private AdmissionProblems() {}

  /**
   * Tells whether the chart itself makes what is objected to, and the user wrote none of it: the
   * release of the chart fits its operator, and the one that is sketched may be another.
   */
  private static boolean isOfChart(AdmissionFault fault, Document document) {
    boolean isDefault =
        fault.origin().via().stream().anyMatch(hop -> hop.how() == Origin.How.DEFAULT);
    String written = fault.origin().span().text().replaceAll("[\"']", "");
    boolean isAdded = !fault.isRefusal() && !fault.path().endsWith(written);
    return document.sight().sketch() && (isDefault || isAdded);
  }

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
    MonitoringUnits monitoring = MonitoringUnits.of(fleet);
    for (ObjectVerdict verdict : verdicts) {
      for (Judged judged : verdict.faults()) {
        if (kind.test(judged.fault())
            && !reported.has(judged.fault())
            && (fleet.admission().knows(verdict.document()) || monitoring.have(verdict.document()))
            && !isOfChart(judged.fault(), verdict.document())) {
          Problem problem = words.apply(verdict.document(), judged);
          out.accept(ObjectScope.of(problem, verdict.document(), verdict.cluster().name(), fleet));
        }
      }
    }
  }
}
