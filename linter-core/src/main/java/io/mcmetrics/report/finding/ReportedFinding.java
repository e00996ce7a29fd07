package io.mcmetrics.report.finding;

import io.mcmetrics.engine.LintResult;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Finding;
import io.mcmetrics.finding.Gap;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.finding.Problem.Related;
import io.mcmetrics.masking.ReportMask;
import io.mcmetrics.masking.ReportMasks;
import io.mcmetrics.source.Origin.Hop;
import io.mcmetrics.source.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * A finding as reports may show it. Reporters use these texts and not those of the finding, so that
 * none can forget to mask a secret.
 *
 * @param message without secrets
 * @param related the other places, without secrets
 * @param fingerprint the identity of the finding, which stays the same when lines move
 */
public record ReportedFinding(
    Finding finding, String message, List<Place> related, String fingerprint) {
  /** A place and a note on what stands there. */
  record Place(Span span, String message) {}

  static List<ReportedFinding> of(LintResult result) {
    Fingerprints fingerprints = new Fingerprints();
    ReportMasks masks = new ReportMasks();
    List<ReportedFinding> entries = new ArrayList<>();
    for (Finding finding : result.findings()) {
      entries.add(of(finding, fingerprints, masks));
    }
    return entries;
  }

  /** Returns what is missing and what therefore cannot be known, without secrets. */
  static Gap of(Gap gap) {
    ReportMask mask = ReportMask.near(List.of(gap.at().span()));
    return new Gap(gap.at(), mask.mask(gap.what()), mask.mask(gap.effect()));
  }

  /** Returns a finding with its secrets masked and the next fingerprint of a report. */
  public static ReportedFinding of(Finding finding, Fingerprints fingerprints) {
    return of(finding, fingerprints, new ReportMasks());
  }

  private static ReportedFinding of(Finding finding, Fingerprints fingerprints, ReportMasks masks) {
    Problem problem = finding.problem();
    List<Span> spans = new ArrayList<>();
    spans.add(problem.at().span());
    problem.related().forEach(related -> spans.add(related.at().span()));
    ReportMask mask = masks.near(spans);
    List<Place> places = new ArrayList<>();
    for (Related related : problem.related()) {
      places.add(new Place(related.at().span(), mask.mask(related.message())));
    }
    String message = mask.mask(problem.message());
    String text = mask.mask(problem.at().span().text().strip());
    String path = problem.at().span().file().path();
    return new ReportedFinding(
        finding, message, places, fingerprints.next(finding.ruleId(), path, message, text));
  }

  /** Returns a remark for what is not certain; empty for what is. */
  String confidenceNote() {
    Confidence confidence = finding.problem().confidence();
    return confidence == Confidence.CERTAIN ? "" : " (" + confidence.word() + ")";
  }

  Span span() {
    return finding.problem().at().span();
  }

  List<Hop> hops() {
    return finding.problem().at().steps().stream().distinct().toList();
  }

  /** Returns all places but the first, those that the value came through last. */
  List<Place> places() {
    List<Place> places = new ArrayList<>(related);
    for (Hop hop : hops()) {
      places.add(new Place(hop.span(), hop.how().words()));
    }
    return places;
  }
}
