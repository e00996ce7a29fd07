package io.mcmetrics.cluster;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Things that belong to clusters, to look up those of one cluster without comparing it with all
 * others.
 *
 * @param <T> what belongs to a cluster
 */
public final class ByCluster<T> {
  private record Numbered<T>(int number, T thing) {}

  private final List<T> all;
  private final Map<String, List<Numbered<T>>> byName = new HashMap<>();
  private final List<Numbered<T>> guessed = new ArrayList<>();

  private ByCluster(List<T> all) {
    this.all = List.copyOf(all);
  }

  /** Returns an index of some things, by their clusters. */
  public static <T> ByCluster<T> of(List<T> things, Function<T, Cluster> clusterOf) {
    ByCluster<T> index = new ByCluster<>(things);
    for (int i = 0; i < things.size(); i++) {
      Cluster cluster = clusterOf.apply(things.get(i));
      List<Numbered<T>> place =
          cluster.isGuessed()
              ? index.guessed
              : index.byName.computeIfAbsent(cluster.name(), any -> new ArrayList<>());
      place.add(new Numbered<>(i, things.get(i)));
    }
    return index;
  }

  /** Returns those whose cluster may be a certain one ({@link Cluster#mayBeSameAs}), in order. */
  public List<T> mayBeIn(Cluster cluster) {
    if (cluster.isGuessed()) {
      return all;
    }
    List<Numbered<T>> found = new ArrayList<>(byName.getOrDefault(cluster.name(), List.of()));
    found.addAll(guessed);
    found.sort(Comparator.comparingInt(Numbered::number));
    return found.stream().map(Numbered::thing).toList();
  }
}
