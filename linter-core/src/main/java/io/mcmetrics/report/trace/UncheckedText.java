package io.mcmetrics.report.trace;

import io.mcmetrics.report.Printable;
import io.mcmetrics.report.Style;
import io.mcmetrics.trace.ReachesGrafana;
import io.mcmetrics.trace.TracedCheck;
import io.mcmetrics.trace.TracedHop;
import io.mcmetrics.trace.TracedSender;
import java.util.ArrayList;
import java.util.List;

/** What takes the yes from a way that is in order as far as seen: what was not looked at. */
final class UncheckedText {
  private static final int MOST_LINES = 2;
  private static final String INDENT = "  ";

  private UncheckedText() {}

  /** Returns a line or two; with {@code --verbose}, one for each check of any way. */
  static String of(TracedSender sender, Style style) {
    boolean isAsked = style.verbose() || sender.reachesGrafana() == ReachesGrafana.AS_FAR_AS_SEEN;
    List<String> lines = new ArrayList<>();
    for (TracedHop hop : sender.hops()) {
      if (isAsked && hop.isInOrderAsFarAsSeen()) {
        hop.openChecks().forEach(check -> lines.add(line(hop, check, style)));
      }
    }
    int rest = style.verbose() ? 0 : Math.max(0, lines.size() - MOST_LINES);
    String shown = String.join("", lines.subList(0, lines.size() - rest));
    return rest > 0 ? shown + INDENT + "and " + rest + " more, with --verbose\n" : shown;
  }

  private static String line(TracedHop hop, TracedCheck check, Style style) {
    String place =
        check
            .at()
            .map(at -> INDENT + INDENT + "--> " + style.standpoint().shown(at.span()) + "\n")
            .orElse("");
    String what =
        "not looked at, %s: whether %s: %s"
            .formatted(hop.stage().word(), check.asks(), check.why());
    return INDENT + Printable.line(what) + "\n" + place;
  }
}
