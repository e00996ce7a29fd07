package io.mcmetrics.fleet;

import static io.mcmetrics.fleet.Fleets.NAMESPACE;
import static io.mcmetrics.fleet.Fleets.SENDING;
import static io.mcmetrics.fleet.Fleets.names;
import static io.mcmetrics.fleet.Fleets.sending;
import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.cluster.Cluster;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Directories that look like those of clusters, and are none. */
final class NoClusterTest {
  private static final String KUSTOMIZATION = "resources: [o.yaml]\n";

  @Test
  void leavesOutADirectoryThatOnlyInstallsFlux() {
    String components = "clusters/spare/eu/flux-system/gotk-components.yaml";
    String sync = "clusters/spare/eu/flux-system/gotk-sync.yaml";

    assertThat(
            names(
                "clusters/a/p.yaml",
                SENDING,
                "clusters/b/p.yaml",
                SENDING,
                components,
                NAMESPACE,
                "clusters/spare/eu/flux-system/kustomization.yaml",
                KUSTOMIZATION))
        .containsExactly("a", "b");
    assertThat(
            names(
                "clusters/a/p.yaml",
                SENDING,
                "clusters/b/p.yaml",
                SENDING,
                components,
                NAMESPACE,
                sync,
                NAMESPACE))
        .contains("a", "b", "spare");
  }

  @Test
  void leavesOutTheVariantsOfAnApplicationThatNothingSendsFrom() {
    String[] files = {
      "cache/overlays/release/kustomization.yaml", KUSTOMIZATION,
      "cache/overlays/release/o.yaml", NAMESPACE,
      "cache/overlays/release-ha/kustomization.yaml", KUSTOMIZATION,
      "cache/overlays/release-ha/o.yaml", NAMESPACE,
      "web/o.yaml", NAMESPACE
    };

    assertThat(known(files)).isEmpty();
    files[3] = SENDING;
    assertThat(known(files)).containsExactly("release", "release-ha");
  }

  @Test
  void leavesOutTheOverlaysOfATest() {
    String[] files = {
      "test/overlays/one/kustomization.yaml", KUSTOMIZATION,
      "test/overlays/one/o.yaml", NAMESPACE,
      "test/overlays/two/kustomization.yaml", KUSTOMIZATION,
      "test/overlays/two/o.yaml", NAMESPACE,
      "web/o.yaml", NAMESPACE
    };

    assertThat(known(files)).isEmpty();
    for (int i = 0; i < 8; i += 2) {
      files[i] = files[i].replace("test/", "e2e/");
    }
    assertThat(known(files)).isEmpty();
    for (int i = 0; i < 8; i += 2) {
      files[i] = files[i].replace("e2e/", "");
    }
    assertThat(known(files)).containsExactly("one", "two");
  }

  @Test
  void takesWhatDocumentationShowsForNoClusterBesideOneOfALabel() {
    String[] files = {
      "hub/p.yaml", sending("cluster", "seoul"),
      "docs/agents/p.yaml", sending("cluster", "laptop")
    };
    Fleet fleet = Fleets.of(files);

    assertThat(names(fleet)).containsExactly("seoul");
    assertThat(fleet.untied())
        .anySatisfy(gap -> assertThat(gap.what()).contains("`docs/agents` is tied to no cluster"));
    files[1] = NAMESPACE;
    assertThat(names(files)).containsExactly("laptop");
  }

  private static List<String> known(String... files) {
    return Fleets.of(files).clusters().stream()
        .filter(cluster -> !cluster.isByPathOnly())
        .map(Cluster::name)
        .toList();
  }
}
