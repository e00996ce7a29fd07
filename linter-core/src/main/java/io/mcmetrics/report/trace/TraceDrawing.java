package io.mcmetrics.report.trace;

import io.mcmetrics.trace.Trace;
import io.mcmetrics.trace.TracedCluster;
import io.mcmetrics.trace.TracedHop;
import io.mcmetrics.trace.TracedSender;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A trace as it is drawn: paths of several clusters through the same place share its node.
 *
 * @param notes the notes about the hops, by number
 * @param groups the numbers of the clusters that look the same, in the order of the first of each
 */
public record TraceDrawing(
    List<DrawnCluster> clusters, List<HopNote> notes, List<List<Integer>> groups) {

  /** Returns the drawing of a trace, with its secrets masked. */
  public static TraceDrawing of(Trace written) {
    Trace trace = MaskedTrace.of(written);
    SharedHops points = SharedHops.of(trace);
    HopNotes notes = HopNotes.of(trace);
    List<DrawnCluster> clusters = new ArrayList<>();
    for (TracedCluster cluster : trace.clusters()) {
      clusters.add(drawn(cluster, notes, points.ofCluster(cluster)));
    }
    return new TraceDrawing(List.copyOf(clusters), notes.all(), alike(clusters));
  }

  /** Returns the note about a hop of this drawing. */
  public HopNote noteOf(DrawnHop hop) {
    return notes.get(hop.note());
  }

  private static DrawnCluster drawn(
      TracedCluster cluster, HopNotes notes, SharedHops.ClusterPoints points) {
    List<DrawnPath> paths = new ArrayList<>();
    for (TracedSender sender : cluster.senders()) {
      List<DrawnHop> hops = new ArrayList<>();
      for (TracedHop hop : sender.hops()) {
        hops.add(new DrawnHop(hop, notes.numberOf(hop), points.nodeOf(hop)));
      }
      paths.add(new DrawnPath(sender, hops));
    }
    return new DrawnCluster(cluster, paths);
  }

  private static List<List<Integer>> alike(List<DrawnCluster> clusters) {
    Map<List<DrawnPath.Shape>, List<Integer>> groups = new LinkedHashMap<>();
    for (int i = 0; i < clusters.size(); i++) {
      groups.computeIfAbsent(clusters.get(i).shape(), shape -> new ArrayList<>()).add(i);
    }
    return List.copyOf(groups.values());
  }
}
