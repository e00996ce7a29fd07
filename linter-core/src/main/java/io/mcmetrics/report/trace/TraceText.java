package io.mcmetrics.report.trace;

import io.mcmetrics.finding.Problem.Related;
import io.mcmetrics.finding.Severity;
import io.mcmetrics.finding.Stage;
import io.mcmetrics.report.AnsiColors;
import io.mcmetrics.report.Printable;
import io.mcmetrics.report.PrintedCharacter;
import io.mcmetrics.report.Style;
import io.mcmetrics.trace.HopStatus;
import io.mcmetrics.trace.ReachesGrafana;
import io.mcmetrics.trace.Trace;
import io.mcmetrics.trace.TracedCluster;
import io.mcmetrics.trace.TracedHop;
import io.mcmetrics.trace.TracedSender;
import io.mcmetrics.trace.TracedStorage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes a trace as text: a line for each path, then the reasons why samples are lost. */
public final class TraceText {
  /** A column for each hop; the sidecar's takes the place of the four that it replaces. */
  private static final Map<Stage, String> COLUMNS = columns();

  private static final int MOST_CLUSTERS = 5;
  private static final String GAP = "  ";

  private final Trace trace;
  private final Style style;

  private TraceText(Trace trace, Style style) {
    this.trace = trace;
    this.style = style;
  }

  /** Returns the report. */
  public static String of(Trace trace, Style style) {
    return new TraceText(MaskedTrace.of(trace), style).text();
  }

  private static Map<Stage, String> columns() {
    Map<Stage, String> columns = new LinkedHashMap<>();
    columns.put(Stage.IDENTITY, "label");
    columns.put(Stage.RELABEL, "relabel");
    columns.put(Stage.REMOTE_WRITE, "write");
    columns.put(Stage.ROUTE, "route");
    columns.put(Stage.SERVICE, "service");
    columns.put(Stage.RECEIVE, "receive");
    columns.put(Stage.QUERY, "query");
    columns.put(Stage.DATASOURCE, "source");
    columns.put(Stage.DASHBOARD, "dashboard");
    return columns;
  }

  private String text() {
    String paths =
        trace.clusters().isEmpty()
            ? UnreadSendersText.insteadOfPaths(trace)
            : table() + legend() + reasons() + UnreadSendersText.besidePaths(trace);
    return paths + silent() + storage();
  }

  private String table() {
    List<List<String>> rows = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of("cluster", "sender", "metrics"));
    head.addAll(COLUMNS.values());
    head.add("reaches Grafana");
    rows.add(head);
    for (TracedCluster cluster : trace.clusters()) {
      cluster.senders().forEach(sender -> rows.add(row(cluster, sender)));
    }
    int[] widths = new int[head.size()];
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        widths[i] = Math.max(widths[i], width(row.get(i)));
      }
    }
    StringBuilder table = new StringBuilder();
    for (List<String> row : rows) {
      table.append(line(row, widths)).append('\n');
    }
    return table.toString();
  }

  private static List<String> row(TracedCluster cluster, TracedSender sender) {
    List<String> row = new ArrayList<>();
    row.add(Printable.line(cluster.cluster().name()));
    row.add(Printable.line(sender.name()));
    row.add(sender.needed() == 0 ? "" : arriving(sender) + "/" + sender.needed());
    for (Stage stage : COLUMNS.keySet()) {
      Optional<TracedHop> hop = sender.hop(stage).or(() -> instead(stage, sender));
      row.add(hop.map(TraceText::sign).orElse(sign(HopStatus.NOT_APPLICABLE)));
    }
    row.add(sender.reachesGrafana().word());
    return row;
  }

  /** How many arrive at least, with a plus where it depends on labels whether more do. */
  private static String arriving(TracedSender sender) {
    boolean isOpen =
        sender.hop(Stage.RELABEL).filter(hop -> hop.status() == HopStatus.UNKNOWN).isPresent();
    boolean mayBeMore = isOpen && sender.arriving() < sender.needed();
    return sender.arriving() + (mayBeMore ? "+" : "");
  }

  private static Optional<TracedHop> instead(Stage stage, TracedSender sender) {
    return stage == Stage.RECEIVE ? sender.hop(Stage.SIDECAR) : Optional.empty();
  }

  private static String sign(TracedHop hop) {
    return hop.isInOrderAsFarAsSeen() ? "(ok)" : sign(hop.status());
  }

  private static String sign(HopStatus status) {
    return switch (status) {
      case OK -> "ok";
      case BROKEN -> "X";
      case UNKNOWN -> "?";
      case NOT_APPLICABLE -> "-";
    };
  }

  private String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      String cell = row.get(i);
      boolean isLast = i == row.size() - 1;
      line.append(painted(cell));
      line.append(isLast ? "" : " ".repeat(widths[i] - width(cell)) + GAP);
    }
    return line.toString();
  }

  private String painted(String cell) {
    return switch (cell) {
      case "X", "no" -> new AnsiColors(style.colour(), Severity.ERROR).severity(cell);
      case "?", "unknown", "partly" ->
          new AnsiColors(style.colour(), Severity.WARNING).severity(cell);
      default -> cell;
    };
  }

  private static int width(String text) {
    return PrintedCharacter.of(text, List.of()).stream().mapToInt(PrintedCharacter::width).sum();
  }

  private String legend() {
    boolean isSeenInPart =
        trace.clusters().stream()
            .flatMap(cluster -> cluster.senders().stream())
            .flatMap(sender -> sender.hops().stream())
            .anyMatch(TracedHop::isInOrderAsFarAsSeen);
    return "ok: in order, "
        + (isSeenInPart ? "(ok): in order as far as seen, " : "")
        + "X: broken, ?: cannot be seen, -: not on this way\n";
  }

  /** Returns the reasons; clusters with the same reason are named together. */
  private String reasons() {
    Map<String, List<String>> clusters = new LinkedHashMap<>();
    for (TracedCluster cluster : trace.clusters()) {
      String name = Printable.line(cluster.cluster().name());
      Map<String, List<String>> senders = new LinkedHashMap<>();
      for (TracedSender sender : cluster.senders()) {
        if (style.verbose() || sender.reachesGrafana() != ReachesGrafana.YES) {
          senders
              .computeIfAbsent(why(sender), any -> new ArrayList<>())
              .add(Printable.line(sender.name()));
        }
      }
      // Where the senders of a cluster differ, each reason says whose it is.
      senders.forEach(
          (why, names) ->
              clusters
                  .computeIfAbsent(why, any -> new ArrayList<>())
                  .add(
                      senders.size() == 1
                          ? name
                          : "%s (%s)".formatted(name, String.join(", ", names))));
    }
    StringBuilder reasons = new StringBuilder();
    clusters.forEach(
        (why, names) -> reasons.append('\n').append(heading(names)).append('\n').append(why));
    return reasons.toString();
  }

  /** Returns a line for the clusters without a sender; none is left out, however many they are. */
  private String silent() {
    if (trace.silent().isEmpty()) {
      return "";
    }
    List<String> names =
        trace.silent().stream().map(cluster -> Printable.line(cluster.name())).toList();
    String all = new AnsiColors(style.colour(), Severity.INFO).strong(String.join(", ", names));
    return "\n" + all + "\n" + GAP + trace.silence() + "\n";
  }

  private String heading(List<String> names) {
    List<String> distinct = names.stream().distinct().toList();
    List<String> shown =
        style.verbose() || distinct.size() <= MOST_CLUSTERS
            ? distinct
            : distinct.subList(0, MOST_CLUSTERS - 1);
    int rest = distinct.size() - shown.size();
    String all = String.join(", ", shown) + (rest > 0 ? " and " + rest + " more" : "");
    return new AnsiColors(style.colour(), Severity.INFO).strong(all);
  }

  private String why(TracedSender sender) {
    StringBuilder why = new StringBuilder();
    for (TracedHop hop : sender.hops()) {
      boolean isShown =
          style.verbose()
              || hop.status() == HopStatus.BROKEN
              || hop.status() == HopStatus.UNKNOWN
              || !hop.ruleIds().isEmpty();
      if (isShown) {
        add(hop, why);
      }
    }
    why.append(UncheckedText.of(sender, style));
    return why.toString();
  }

  private String storage() {
    if (trace.storage().isEmpty()) {
      return "";
    }
    String heading = new AnsiColors(style.colour(), Severity.INFO).strong("Object storage");
    StringBuilder storage = new StringBuilder("\n" + heading + "\n");
    for (TracedStorage use : trace.storage()) {
      String component = "%s, %s in %s: ".formatted(use.cluster(), use.program(), use.workload());
      storage.append(GAP).append(Printable.line(component)).append(painted(sign(use.status())));
      storage.append(' ').append(Printable.line(use.message())).append('\n');
      addPlace(use.evidence(), storage);
    }
    return storage.toString();
  }

  private void add(TracedHop hop, StringBuilder why) {
    String stage = hop.stage().word();
    why.append(GAP).append(stage).append(": ");
    why.append(painted(hop.status() == HopStatus.BROKEN ? "X" : sign(hop.status()))).append(' ');
    why.append(Printable.line(hop.message()));
    if (!hop.ruleIds().isEmpty()) {
      why.append(" [").append(String.join(", ", hop.ruleIds())).append(']');
    }
    why.append('\n');
    hop.settledBy()
        .ifPresent(
            what -> why.append(GAP).append(GAP).append("to know: ").append(what).append('\n'));
    addPlace(hop.evidence(), why);
  }

  private void addPlace(List<Related> evidence, StringBuilder text) {
    if (!evidence.isEmpty()) {
      text.append("    --> ")
          .append(style.standpoint().shown(evidence.get(0).at().span()))
          .append('\n');
    }
  }
}
