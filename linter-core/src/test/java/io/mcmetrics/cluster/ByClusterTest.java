package io.mcmetrics.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.cluster.Cluster.Naming;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ByClusterTest {
  private static final Cluster SEOUL = cluster("seoul", Naming.DECLARED);
  private static final Cluster BUSAN = cluster("busan", Naming.DEPLOYED);
  private static final Cluster PROD = cluster("prod", Naming.GUESSED);
  private static final Cluster LABELLED_SEOUL = cluster("seoul", Naming.LABELLED);
  private static final List<Cluster> ALL = List.of(SEOUL, PROD, BUSAN, LABELLED_SEOUL, SEOUL);

  private static Cluster cluster(String name, Naming naming) {
    return new Cluster(name, Role.EDGE, "clusters/" + name, naming);
  }

  @Test
  void findsWhatComparingWithAllWouldFind() {
    ByCluster<Cluster> index = ByCluster.of(ALL, one -> one);

    for (Cluster asked : ALL) {
      assertThat(index.mayBeIn(asked))
          .isEqualTo(ALL.stream().filter(one -> one.mayBeSameAs(asked)).toList());
    }
    assertThat(index.mayBeIn(BUSAN)).containsExactly(PROD, BUSAN, LABELLED_SEOUL);
  }
}
