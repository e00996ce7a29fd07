package io.mcmetrics.report.trace;

import io.mcmetrics.finding.Problem.Related;
import io.mcmetrics.masking.ReportMask;
import io.mcmetrics.masking.ReportMasks;
import io.mcmetrics.source.Origin;
import io.mcmetrics.source.Span;
import io.mcmetrics.trace.Trace;
import io.mcmetrics.trace.TracedCheck;
import io.mcmetrics.trace.TracedCluster;
import io.mcmetrics.trace.TracedHop;
import io.mcmetrics.trace.TracedSender;
import io.mcmetrics.trace.TracedStorage;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Masks passwords and tokens in a trace, before any report shows it. */
public final class MaskedTrace {
  private final ReportMasks masks = new ReportMasks();

  private MaskedTrace() {}

  /** Returns a trace in which all passwords and tokens are masked. */
  public static Trace of(Trace trace) {
    return new MaskedTrace().masked(trace);
  }

  private Trace masked(Trace trace) {
    List<TracedCluster> clusters =
        trace.clusters().stream()
            .map(c -> new TracedCluster(c.cluster(), c.senders().stream().map(this::of).toList()))
            .toList();
    List<TracedStorage> storage = trace.storage().stream().map(this::of).toList();
    return new Trace(clusters, trace.silent(), storage, trace.findings(), trace.unreadSenders());
  }

  /**
   * Masks without regard to the lines of the files: those of a bucket count as secret, but its name
   * may be shown, and its credentials were never read.
   */
  private TracedStorage of(TracedStorage use) {
    ReportMask mask = masks.near(List.of());
    return new TracedStorage(
        use.cluster(),
        use.program(),
        use.workload(),
        use.role(),
        masked(use.bucket(), mask),
        use.status(),
        mask.mask(use.message()),
        use.evidence());
  }

  private TracedSender of(TracedSender sender) {
    List<Span> places = new ArrayList<>();
    sender.hops().forEach(hop -> places.addAll(placesOf(hop)));
    ReportMask mask = masks.near(places);
    NavigableMap<String, String> labels = new TreeMap<>();
    sender
        .labels()
        .forEach(
            (name, value) ->
                labels.put(
                    name,
                    Optional.ofNullable(sender.labelPlaces().get(name))
                            .filter(MaskedTrace::isInSecret)
                            .isPresent()
                        ? ReportMask.MASK
                        : masked(name, value, mask)));
    return new TracedSender(
        sender.name(),
        sender.mode(),
        sender.replicas(),
        labels,
        sender.labelPlaces(),
        masked(sender.destination(), mask),
        sender.needed(),
        sender.arriving(),
        sender.reachesGrafana(),
        sender.hops().stream().map(this::of).toList());
  }

  private static boolean isInSecret(Span place) {
    return !ReportMask.in(place.file(), place.from().line()).isEmpty();
  }

  private TracedHop of(TracedHop hop) {
    ReportMask mask = masks.near(placesOf(hop));
    List<Related> evidence =
        hop.evidence().stream()
            .map(related -> new Related(related.at(), mask.mask(related.message())))
            .toList();
    return new TracedHop(
        hop.stage(),
        hop.status(),
        mask.mask(hop.message()),
        evidence,
        hop.ruleIds(),
        hop.checks().stream().map(this::of).toList());
  }

  private TracedCheck of(TracedCheck check) {
    if (check.why().isEmpty()) {
      return check;
    }
    ReportMask mask = masks.near(check.at().map(Origin::span).stream().toList());
    return check.saying(mask.mask(check.why()));
  }

  private static List<Span> placesOf(TracedHop hop) {
    return hop.evidence().stream().map(related -> related.at().span()).toList();
  }

  /** Masks a value, whose name decides whether it is a secret. */
  private static String masked(String name, String value, ReportMask mask) {
    String text = masked(name + "=\"" + value + "\"", mask);
    return text.startsWith(name + "=\"") && text.endsWith("\"")
        ? text.substring(name.length() + 2, text.length() - 1)
        : ReportMask.MASK;
  }

  /** Masks a text from a file, as if it stood in backquotes. */
  private static String masked(String text, ReportMask mask) {
    String quoted = mask.mask("`" + text.replace('`', '\'') + "`");
    return quoted.substring(1, quoted.length() - 1);
  }
}
