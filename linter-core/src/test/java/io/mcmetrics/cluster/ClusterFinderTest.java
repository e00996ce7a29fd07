package io.mcmetrics.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.cluster.Cluster.Naming;
import io.mcmetrics.cluster.FleetOptions.DeclaredCluster;
import io.mcmetrics.document.Unit;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ClusterFinderTest {

  @Test
  void takesTheDirectoryBelowOneThatGathers() {
    assertThat(names("overlays/a/thanos", "overlays/a/prometheus", "overlays/b"))
        .containsExactly("a", "a", "b");
  }

  @Test
  void takesTheLevelAtWhichThereAreSeveral() {
    assertThat(names("clusters/all/overlays/a/x", "clusters/all/overlays/b/x"))
        .containsExactly("a", "b");
    assertThat(names("clusters/a/overlays/ha", "clusters/b/overlays/ha")).containsExactly("a", "b");
    assertThat(names("clusters/all/overlays/only/x")).containsExactly("only");
  }

  @Test
  void looksPastTheNamesOfComponents() {
    assertThat(names("seoul/kube-prometheus-stack", "busan/monitoring/app", "", "monitoring"))
        .containsExactly("seoul", "busan", "tree", "monitoring");
  }

  @Test
  void looksIntoEnvironments() {
    assertThat(names("environments/prod/seoul/app", "environments/prod/busan", "environments/dev"))
        .containsExactly("seoul", "busan", "dev");
    assertThat(names("clusters/aws/tokyo", "clusters/aws/osaka")).containsExactly("tokyo", "osaka");
    assertThat(names("environments/prod/prometheus", "environments/prod/thanos"))
        .containsExactly("prod", "prod");
    assertThat(names("seoul/prod", "busan/prod")).containsExactly("seoul/prod", "busan/prod");
    assertThat(names("seoul/overlays/prod", "busan/overlays/prod"))
        .containsExactly("seoul/prod", "busan/prod");
    assertThat(names("prometheus/overlays/prod", "thanos/overlays/prod"))
        .containsExactly("prod", "prod");
  }

  @Test
  void namesLooseValuesByTheirFiles() {
    ClusterFinder finder = new ClusterFinder(FleetOptions.DEFAULTS, "tree", List.of());

    assertThat(finder.clusterOf(new Unit("x/values-seoul.yaml", Unit.Form.FILE)).name())
        .isEqualTo("seoul");
    assertThat(finder.clusterOf(new Unit("x/values.yaml", Unit.Form.FILE)).name()).isEqualTo("x");
  }

  @Test
  void namesFilesAfterWhatTheyAreForAndNotAfterTheirProgram() {
    ClusterFinder finder = new ClusterFinder(FleetOptions.DEFAULTS, "tree", List.of());

    for (String file : List.of("oslo.prometheus.yml", "prometheus.oslo.yml", "oslo-vmagent.yaml")) {
      assertThat(finder.clusterOf(new Unit("x/" + file, Unit.Form.FILE)).name()).isEqualTo("oslo");
    }
    assertThat(finder.clusterOf(new Unit("x/prometheus.yml", Unit.Form.FILE)).name())
        .isEqualTo("x");
  }

  @Test
  void believesTheUserFirst() {
    DeclaredCluster declared = new DeclaredCluster("edge", "overlays/a", List.of(Role.EDGE));
    ClusterFinder finder =
        new ClusterFinder(
            new FleetOptions("cluster", List.of(declared), List.of(), List.of()),
            "tree",
            List.of());

    assertThat(finder.clusterOf(new Unit("overlays/a/x", Unit.Form.OVERLAY)))
        .isEqualTo(
            new Cluster(
                "edge", Role.EDGE, "overlays/a", Naming.DECLARED, "declared in .mcmetrics.yaml"));
  }

  private static List<String> names(String... directories) {
    List<Unit> units =
        Stream.of(directories).map(path -> new Unit(path, Unit.Form.OVERLAY)).toList();
    ClusterFinder finder = new ClusterFinder(FleetOptions.DEFAULTS, "tree", units);
    return units.stream().map(unit -> finder.clusterOf(unit).name()).toList();
  }
}
