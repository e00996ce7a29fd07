package io.mcmetrics.thanos;

import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import java.util.List;

/**
 * The hashrings of a receiver.
 *
 * @param isConfigured whether its flags configure any: without any, it stores all samples itself
 * @param isKnown whether the configuration is in the tree
 * @param rings the hashrings, in the order in which they are tried
 * @param origin the flag, or the file
 */
public record Hashrings(boolean isConfigured, boolean isKnown, List<Hashring> rings, Origin origin)
    implements Located {
  /** Keeps its own list. */
  public Hashrings {
    rings = List.copyOf(rings);
  }
}
