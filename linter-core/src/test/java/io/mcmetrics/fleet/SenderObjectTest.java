package io.mcmetrics.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SenderObjectTest {
  private static final String OVERLAY = "resources: [p.yaml]";

  @Test
  void whatTwoUnitsDeployIntoOneClusterIsOneSender() {
    Fleet fleet =
        Fleets.of(
            "clusters/a/one/kustomization.yaml",
            OVERLAY,
            "clusters/a/one/p.yaml",
            Fleets.SENDING,
            "clusters/a/two/kustomization.yaml",
            OVERLAY,
            "clusters/a/two/p.yaml",
            Fleets.SENDING,
            "clusters/b/kustomization.yaml",
            OVERLAY,
            "clusters/b/p.yaml",
            Fleets.SENDING);

    assertThat(fleet.senders()).hasSize(3);
    assertThat(fleet.senderObjects()).hasSize(2);
    assertThat(fleet.senderObjects().get(0).deployments()).hasSize(2);
  }

  @Test
  void whatHasAnotherNameIsAnotherSender() {
    Fleet fleet =
        Fleets.of(
            "clusters/a/one/kustomization.yaml",
            OVERLAY,
            "clusters/a/one/p.yaml",
            Fleets.SENDING,
            "clusters/a/two/kustomization.yaml",
            OVERLAY,
            "clusters/a/two/p.yaml",
            Fleets.SENDING.replace("k8s", "other"));

    assertThat(fleet.senderObjects()).hasSize(2);
  }
}
