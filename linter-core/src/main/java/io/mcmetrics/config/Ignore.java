package io.mcmetrics.config;

import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import java.util.List;

/**
 * Findings that the configuration accepts.
 *
 * @param ruleId the rule whose findings they are
 * @param paths the files they are in; any, if none are given
 * @param clusters the clusters that they concern, and no other; any, if none are given
 * @param reason why they are accepted, and perhaps until when
 * @param origin where the configuration says so
 */
public record Ignore(
    String ruleId, List<PathGlob> paths, List<String> clusters, String reason, Origin origin)
    implements Located {
  /** Keeps its own lists. */
  public Ignore {
    paths = List.copyOf(paths);
    clusters = List.copyOf(clusters);
  }

  /**
   * Tells whether this accepts what is found in a file and concerns some clusters. What concerns
   * another cluster as well is still a finding there.
   */
  public boolean accepts(String path, List<String> concerned) {
    boolean here = paths.isEmpty() || paths.stream().anyMatch(glob -> glob.matches(path));
    boolean concernsNoOther = !concerned.isEmpty() && clusters.containsAll(concerned);
    return here && (clusters.isEmpty() || concernsNoOther);
  }
}
