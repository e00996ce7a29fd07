package io.mcmetrics.report.trace;

import io.mcmetrics.finding.Gap;
import io.mcmetrics.report.Printable;
import io.mcmetrics.trace.Trace;
import java.util.List;

/** What a trace says of places that may send and were not evaluated. */
public final class UnreadSendersText {
  private static final int MOST_PLACES = 5;

  private UnreadSendersText() {}

  /** Returns the sentence for a tree of which no path is known. */
  public static String insteadOfPaths(Trace trace) {
    List<Gap> unread = trace.unreadSenders();
    return unread.isEmpty()
        ? "nothing in the tree sends samples\n"
        : "no sender was evaluated, but something in the tree may send samples, at %s:\n"
                .formatted(count(unread.size(), ""))
            + places(unread);
  }

  static String besidePaths(Trace trace) {
    List<Gap> unread = trace.unreadSenders();
    return unread.isEmpty()
        ? ""
        : "\nnot evaluated, and may send samples as well, at %s:\n"
                .formatted(count(unread.size(), " more"))
            + places(unread);
  }

  private static String count(int places, String more) {
    return places + more + (places == 1 ? " place" : " places");
  }

  private static String places(List<Gap> unread) {
    StringBuilder places = new StringBuilder();
    unread.stream()
        .limit(MOST_PLACES)
        .forEach(
            gap ->
                places
                    .append("    --> ")
                    .append(Printable.line(gap.at().span().toString()))
                    .append('\n'));
    if (unread.size() > MOST_PLACES) {
      places.append("    and %d more\n".formatted(unread.size() - MOST_PLACES));
    }
    return places.toString();
  }
}
