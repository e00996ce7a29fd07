package io.mcmetrics.report.trace;

import io.mcmetrics.report.Language;
import io.mcmetrics.trace.HopStatus;
import io.mcmetrics.trace.ReachesGrafana;
import io.mcmetrics.trace.Trace;
import io.mcmetrics.trace.TracedStorage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A trace as a flowchart for Mermaid. Clusters that look the same are one node, and if there are
 * too many paths to look at, broken ones are preferred.
 */
public final class TraceMermaid {
  /** Mermaid by default draws no more than 500 edges and 50,000 characters. */
  private static final int MOST_PATHS = 24;

  /** Each has its own background, so that it is readable on light and on dark pages. */
  private static final String CLASSES =
      """
        classDef ok fill:#edf7f1,stroke:#17714a,color:#0e3d29
        classDef seen fill:#eef4fb,stroke:#2b5c94,color:#12304f
        classDef broken fill:#fdf0ef,stroke:#b3261e,stroke-width:3px,color:#5f130f
        classDef unknown fill:#fdf6e7,stroke:#845400,stroke-dasharray:5 4,color:#4a2f00
        classDef more fill:#f5f6f8,stroke:#566070,color:#1b1f26
      """;

  private final List<TracedStorage> storage;
  private final TraceDrawing drawing;
  private final Language language;
  private final PathGraph graph = new PathGraph();
  private final StringBuilder out = new StringBuilder();

  private TraceMermaid(Trace trace, Language language) {
    this.storage = MaskedTrace.of(trace).storage();
    this.drawing = TraceDrawing.of(trace);
    this.language = language;
  }

  /** Returns the flowchart. */
  public static String of(Trace trace, Language language) {
    TraceMermaid chart = new TraceMermaid(trace, language);
    chart.add();
    return chart.out.toString();
  }

  private void add() {
    out.append("flowchart LR\n");
    out.append("  accTitle: ").append(TraceMessage.TITLE.in(language)).append('\n');
    int paths = 0;
    int left = 0;
    for (List<Integer> group : brokenFirst()) {
      DrawnCluster first = drawing.clusters().get(group.get(0));
      if (paths > 0 && paths + first.paths().size() > MOST_PATHS) {
        left += group.size();
      } else {
        addGroup(group, first);
        paths += first.paths().size();
      }
    }
    graph.nodes().forEach(this::addHop);
    graph.edges().forEach(this::addEdge);
    if (left > 0) {
      addNode("more", TraceMessage.MORE_CLUSTERS.in(language, left), "more");
    }
    out.append(StorageChart.of(storage));
    out.append(CLASSES);
  }

  private List<List<Integer>> brokenFirst() {
    List<List<Integer>> groups = new ArrayList<>(drawing.groups());
    groups.sort(Comparator.comparingInt(group -> rank(drawing.clusters().get(group.get(0)))));
    return groups;
  }

  private static int rank(DrawnCluster cluster) {
    return List.of(
            ReachesGrafana.NO,
            ReachesGrafana.UNKNOWN,
            ReachesGrafana.PARTLY,
            ReachesGrafana.AS_FAR_AS_SEEN,
            ReachesGrafana.YES)
        .indexOf(cluster.reach());
  }

  private void addGroup(List<Integer> group, DrawnCluster first) {
    String start = "c" + group.get(0);
    String name = MermaidLabel.of(first.name());
    if (group.size() > 1) {
      name =
          TraceMessage.CLUSTERS.in(language, group.size())
              + "<br/>"
              + name
              + ", "
              + MermaidLabel.CUT;
    }
    String reach = TraceMessage.of(first.reach()).in(language);
    addNode(
        start, name + "<br/>" + TraceIcons.of(first.reach()) + " " + reach, style(first.reach()));
    for (int i = 0; i < Math.min(MOST_PATHS, first.paths().size()); i++) {
      List<DrawnPath> alike = new ArrayList<>();
      for (int member : group) {
        alike.add(drawing.clusters().get(member).paths().get(i));
      }
      graph.add(start, alike);
    }
  }

  private void addHop(String node) {
    List<Integer> numbers = graph.notesAt(node);
    HopNote telling = worst(numbers);
    HopStatus status = telling.hop().status();
    String stage = TraceMessage.of(telling.hop().stage()).in(language);
    boolean manyPlaces = node.startsWith("c") && numbers.size() > 1;
    boolean alike =
        numbers.stream().map(i -> drawing.notes().get(i).message()).distinct().count() == 1;
    String said =
        alike || !manyPlaces
            ? MermaidLabel.of(telling.message())
            : TraceMessage.EACH_ITS_OWN.in(language);
    String where =
        manyPlaces
            ? TraceMessage.PLACES.in(language, numbers.size())
            : MermaidLabel.of(telling.shortPlace());
    String head = TraceIcons.of(status) + " " + stage + "<br/>" + said;
    boolean isSeenInPart =
        numbers.stream()
            .anyMatch(number -> drawing.notes().get(number).hop().isInOrderAsFarAsSeen());
    String style = status == HopStatus.OK && isSeenInPart ? "seen" : status.word();
    addNode(node, head + (where.isEmpty() ? "" : "<br/>" + where), style);
  }

  private HopNote worst(List<Integer> numbers) {
    List<HopStatus> order = List.of(HopStatus.BROKEN, HopStatus.UNKNOWN, HopStatus.OK);
    return numbers.stream()
        .map(number -> drawing.notes().get(number))
        .min(Comparator.comparingInt(note -> order.indexOf(note.hop().status())))
        .orElseThrow();
  }

  private void addNode(String node, String label, String style) {
    out.append("  ").append(node).append("[\"").append(label).append("\"]:::").append(style);
    out.append('\n');
  }

  private void addEdge(PathGraph.Edge edge) {
    String arrow =
        switch (graph.worst(edge)) {
          case BROKEN -> " --x ";
          case UNKNOWN -> " -.-> ";
          case OK -> " --> ";
          case UNREACHED -> " -.- ";
        };
    out.append("  ").append(edge.from()).append(arrow).append(edge.to()).append('\n');
  }

  private static String style(ReachesGrafana reach) {
    return switch (reach) {
      case YES -> "ok";
      case AS_FAR_AS_SEEN -> "seen";
      case NO -> "broken";
      case PARTLY, UNKNOWN -> "unknown";
    };
  }
}
