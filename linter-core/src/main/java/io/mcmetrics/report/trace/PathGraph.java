package io.mcmetrics.report.trace;

import io.mcmetrics.trace.HopStatus;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The nodes and edges of paths that are drawn together. */
final class PathGraph {
  private final Map<String, Set<Integer>> notes = new LinkedHashMap<>();
  private final Map<Edge, Set<EdgeState>> edges = new LinkedHashMap<>();

  /** The state of an edge, the worst first. */
  enum EdgeState {
    BROKEN,
    UNKNOWN,
    OK,
    /** Samples do not get here, since they are lost before. */
    UNREACHED
  }

  /** A step from one node to another. */
  record Edge(String from, String to) {}

  /** Adds the same path of clusters that look the same, from a node of the given name. */
  void add(String start, List<DrawnPath> alike) {
    String from = start;
    boolean ended = false;
    for (int i = 0; i < alike.get(0).hops().size(); i++) {
      DrawnHop hop = alike.get(0).hops().get(i);
      if (hop.isDrawn()) {
        String to = hop.node().shared() ? hop.node().toString() : start + hop.node();
        for (DrawnPath path : alike) {
          notes.computeIfAbsent(to, node -> new TreeSet<>()).add(path.hops().get(i).note());
        }
        edges
            .computeIfAbsent(new Edge(from, to), edge -> EnumSet.noneOf(EdgeState.class))
            .add(ended ? EdgeState.UNREACHED : passage(hop.hop().status()));
        ended = ended || hop.hop().status() == HopStatus.BROKEN;
        from = to;
      }
    }
  }

  /** Returns the names of the nodes. */
  List<String> nodes() {
    return List.copyOf(notes.keySet());
  }

  /** Returns the numbers of the notes on the hops at a node. */
  List<Integer> notesAt(String node) {
    return List.copyOf(notes.getOrDefault(node, Set.of()));
  }

  /** Returns the edges. */
  List<Edge> edges() {
    return new ArrayList<>(edges.keySet());
  }

  /** Returns the worst state of all paths along an edge. */
  EdgeState worst(Edge edge) {
    return edges.getOrDefault(edge, Set.of(EdgeState.UNREACHED)).iterator().next();
  }

  private static EdgeState passage(HopStatus status) {
    return switch (status) {
      case BROKEN -> EdgeState.BROKEN;
      case UNKNOWN -> EdgeState.UNKNOWN;
      case OK, NOT_APPLICABLE -> EdgeState.OK;
    };
  }
}
