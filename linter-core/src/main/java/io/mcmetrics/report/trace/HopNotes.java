package io.mcmetrics.report.trace;

import io.mcmetrics.trace.Trace;
import io.mcmetrics.trace.TracedCluster;
import io.mcmetrics.trace.TracedHop;
import io.mcmetrics.trace.TracedSender;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The notes about the hops of a trace; equal hops of several clusters share one. */
final class HopNotes {
  private final List<HopNote> notes;
  private final Map<TracedHop, Integer> numbers;

  private HopNotes(List<HopNote> notes, Map<TracedHop, Integer> numbers) {
    this.notes = List.copyOf(notes);
    this.numbers = numbers;
  }

  static HopNotes of(Trace trace) {
    Map<TracedHop, Set<String>> concerned = new LinkedHashMap<>();
    for (TracedCluster cluster : trace.clusters()) {
      for (TracedSender sender : cluster.senders()) {
        for (TracedHop hop : sender.hops()) {
          concerned
              .computeIfAbsent(hop, one -> new LinkedHashSet<>())
              .add(cluster.cluster().name());
        }
      }
    }
    List<HopNote> notes = new ArrayList<>();
    Map<TracedHop, Integer> numbers = new LinkedHashMap<>();
    concerned.forEach(
        (hop, clusters) -> {
          numbers.put(hop, notes.size());
          notes.add(HopNote.of(hop, List.copyOf(clusters), trace.findings()));
        });
    return new HopNotes(notes, numbers);
  }

  /** Returns the notes, by number. */
  List<HopNote> all() {
    return notes;
  }

  /** Returns the number of the note on a hop of the same trace. */
  int numberOf(TracedHop hop) {
    return numbers.getOrDefault(hop, -1);
  }
}
