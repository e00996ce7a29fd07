package io.mcmetrics.fleet;

import static io.mcmetrics.fleet.Fleets.SENDING;
import static io.mcmetrics.fleet.Fleets.sending;
import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.cluster.FleetOptions;
import io.mcmetrics.render.Renderer;
import io.mcmetrics.render.Trees;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class IdentityLabelFinderTest {

  private static final String ASKS_FOR_CLUSTER =
      """
      {"title": "d", "schemaVersion": 39, "panels": [], "templating": {"list": [
        {"name": "cluster", "type": "query", "query": "label_values(up, cluster)"}]}}
      """;

  @Test
  void isTheUsualOneIfAnySenderHasIt() {
    assertThat(
            label(
                "clusters/a/p.yaml", sending("cluster", "a"),
                "clusters/b/p.yaml", sending("cluster_name", "b"),
                "clusters/c/p.yaml", sending("cluster_name", "c")))
        .isEqualTo("cluster");
  }

  @Test
  void isTheOneThatSeveralClustersHave() {
    for (String name : List.of("cluster_name", "clusterName", "k8s_cluster", "prom_cluster")) {
      assertThat(
              label(
                  "clusters/a/p.yaml", sending(name, "a"),
                  "clusters/b/p.yaml", sending(name, "b"),
                  "clusters/c/p.yaml", SENDING))
          .isEqualTo(name);
    }
  }

  @Test
  void isTheOneThatAllHave() {
    assertThat(label("clusters/a/p.yaml", sending("cluster_name", "a"))).isEqualTo("cluster_name");
    assertThat(
            label("clusters/a/p.yaml", sending("cluster_name", "a"), "clusters/b/p.yaml", SENDING))
        .isEqualTo("cluster");
  }

  @Test
  void isTheUsualOneIfDashboardsAskForIt() {
    assertThat(
            label(
                "clusters/a/p.yaml", sending("cluster_name", "a"),
                "clusters/b/p.yaml", sending("cluster_name", "b"),
                "dashboards/d.json", ASKS_FOR_CLUSTER))
        .isEqualTo("cluster");
  }

  @Test
  void isARegionOnlyIfThatTellsAllApart() {
    assertThat(
            label(
                "clusters/a/p.yaml",
                sending("region", "eu"),
                "clusters/b/p.yaml",
                sending("region", "us")))
        .isEqualTo("region");
    assertThat(
            label(
                "clusters/a/p.yaml",
                sending("region", "eu"),
                "clusters/b/p.yaml",
                sending("region", "eu")))
        .isEqualTo("cluster");
    assertThat(label("clusters/a/p.yaml", sending("region", "eu"))).isEqualTo("cluster");
  }

  @Test
  void isTheOneThatTheUserNames() {
    FleetOptions options = new FleetOptions("cluster", true, List.of(), List.of(), List.of());
    assertThat(
            FleetBuilder.build(
                    Renderer.render(Trees.of("clusters/a/p.yaml", sending("cluster_name", "a"))),
                    options,
                    Collections.emptyNavigableMap())
                .clusterLabel())
        .isEqualTo("cluster");
  }

  private static String label(String... pathsAndTexts) {
    return Fleets.of(pathsAndTexts).clusterLabel();
  }
}
