package io.mcmetrics.thanos;

import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import java.util.List;

/**
 * What a receiver is told of hashrings.
 *
 * @param isTold whether it is told anything: else it keeps what it gets
 * @param isKnown whether what it is told can be read in the tree
 * @param rings in the order in which they are tried
 * @param origin the flag, or the file
 */
public record Hashrings(boolean isTold, boolean isKnown, List<Hashring> rings, Origin origin)
    implements Located {
  /** Keeps its own list. */
  public Hashrings {
    rings = List.copyOf(rings);
  }
}
