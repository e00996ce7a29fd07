package io.mcmetrics.report.trace;

import io.mcmetrics.trace.HopStatus;
import io.mcmetrics.trace.TracedStorage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The buckets of a trace in a flowchart for Mermaid, and what writes to, reads and compacts them.
 */
final class StorageChart {
  private static final int MOST_USES = 24;

  /** The start of the words for a directory, which components share only if they share a volume. */
  private static final String DIRECTORY = "filesystem ";

  private StorageChart() {}

  /** Returns the nodes and edges; nothing if no bucket is known. */
  static String of(List<TracedStorage> storage) {
    List<TracedStorage> drawn =
        storage.stream()
            .filter(use -> !use.bucket().isEmpty() && !use.bucket().startsWith(DIRECTORY))
            .limit(MOST_USES)
            .toList();
    Map<String, String> buckets = new LinkedHashMap<>();
    drawn.forEach(use -> buckets.putIfAbsent(use.bucket(), "b" + buckets.size()));
    StringBuilder chart = new StringBuilder();
    buckets.forEach((words, name) -> chart.append(node(name, "[(\"", words, "\")]", "more")));
    for (int i = 0; i < drawn.size(); i++) {
      TracedStorage use = drawn.get(i);
      chart.append(component("k" + i, use));
      chart.append(edge("k" + i, use, buckets.getOrDefault(use.bucket(), "b0")));
    }
    return chart.toString();
  }

  private static String component(String name, TracedStorage use) {
    String icon = TraceIcons.of(use.status());
    String style = use.status() == HopStatus.OK ? "ok" : "unknown";
    String words = MermaidLabel.of(icon + " " + use.program());
    String workload = MermaidLabel.of(use.cluster() + " " + use.workload());
    return "  %s[\"%s<br/>%s\"]:::%s\n".formatted(name, words, workload, style);
  }

  private static String node(String name, String open, String text, String close, String style) {
    return "  " + name + open + MermaidLabel.of(text) + close + ":::" + style + "\n";
  }

  /** Returns an edge whose arrow points to where the blocks go. */
  private static String edge(String component, TracedStorage use, String bucket) {
    return switch (use.role()) {
      case WRITES -> "  " + component + " --> " + bucket + "\n";
      case READS -> "  " + bucket + " --> " + component + "\n";
      case COMPACTS -> "  " + component + " <--> " + bucket + "\n";
    };
  }
}
