package io.mcmetrics.fleet;

import static io.mcmetrics.fleet.Fleets.INGRESS;
import static io.mcmetrics.fleet.Fleets.NAMESPACE;
import static io.mcmetrics.fleet.Fleets.SENDING;
import static io.mcmetrics.fleet.Fleets.names;
import static io.mcmetrics.fleet.Fleets.sending;
import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.cluster.Cluster.Naming;
import io.mcmetrics.finding.Gap;
import org.junit.jupiter.api.Test;

final class ClusterListingTest {

  @Test
  void namesClustersThatSendNothing() {
    assertThat(names("clusters/a/p.yaml", SENDING, "clusters/b/n.yaml", NAMESPACE))
        .containsExactly("a", "b");
  }

  @Test
  void takesNoVariantOfAnApplicationForACluster() {
    assertThat(
            names(
                "clusters/a/p.yaml", SENDING,
                "clusters/b/n.yaml", NAMESPACE,
                "web/overlays/large/n.yaml", NAMESPACE,
                "web/overlays/small/n.yaml", NAMESPACE))
        .containsExactly("a", "b");
    assertThat(
            names(
                "web/overlays/large/n.yaml", NAMESPACE,
                "web/overlays/small/n.yaml", NAMESPACE,
                "shop/overlays/green/n.yaml", NAMESPACE))
        .isEmpty();
    assertThat(names("overlays/seoul/n.yaml", NAMESPACE, "overlays/busan/n.yaml", NAMESPACE))
        .containsExactly("busan", "seoul");
  }

  @Test
  void listsNoGuessBesideKnownClusters() {
    Fleet fleet = Fleets.of("clusters/a/p.yaml", SENDING, "leftovers/i.yaml", INGRESS);

    assertThat(names(fleet)).containsExactly("a");
    assertThat(fleet.untied())
        .extracting(Gap::what)
        .containsExactly("`leftovers` is tied to no cluster");
    assertThat(names("leftovers/i.yaml", INGRESS)).containsExactly("leftovers");
  }

  @Test
  void listsAGuessThatSends() {
    assertThat(names("clusters/a/p.yaml", SENDING, "lab/p.yaml", SENDING))
        .containsExactly("a", "lab");
  }

  @Test
  void sumsUpManyPlacesThatAreTiedToNoCluster() {
    Fleet fleet =
        Fleets.of(
            "clusters/a/p.yaml", SENDING,
            "l1/i.yaml", INGRESS,
            "l2/i.yaml", INGRESS,
            "l3/i.yaml", INGRESS,
            "l4/i.yaml", INGRESS,
            "l5/i.yaml", INGRESS,
            "l6/i.yaml", INGRESS);

    assertThat(fleet.untied())
        .extracting(Gap::what)
        .hasSize(5)
        .contains("`l5` and 1 others are tied to no cluster");
  }

  @Test
  void leavesOutBasesAndExamples() {
    String idle = SENDING.replaceFirst("spec: .*", "spec: {replicas: 1}");
    Fleet fleet =
        Fleets.of(
            "clusters/a/p.yaml", SENDING,
            "base/prometheus/p.yaml", idle,
            "examples/seoul/p.yaml", idle,
            "archive/clusters/a/p.yaml", idle);

    assertThat(names(fleet)).containsExactly("a");
    assertThat(fleet.places()).containsEntry("a", java.util.List.of("clusters/a"));
    assertThat(fleet.untied()).hasSize(2);
    assertThat(names("examples/seoul/p.yaml", idle)).containsExactly("seoul");
  }

  @Test
  void tellsGuessesOfOneNameApart() {
    assertThat(names("east/web/p.yaml", SENDING, "west/web/p.yaml", SENDING))
        .containsExactly("east/web", "west/web");
    assertThat(names("seoul/thanos/p.yaml", SENDING, "seoul/grafana/p.yaml", SENDING))
        .containsExactly("seoul");
  }

  @Test
  void knowsAClusterByItsNameInAnotherPath() {
    Fleet fleet =
        Fleets.of(
            "clusters/seoul/n.yaml", NAMESPACE,
            "clusters/busan/n.yaml", NAMESPACE,
            "rendered/seoul/web/i.yaml", INGRESS);

    assertThat(names(fleet)).containsExactly("busan", "seoul");
    assertThat(fleet.places().get("seoul")).containsExactly("clusters/seoul", "rendered/seoul/web");
  }

  @Test
  void takesAnExternalLabelBeforeAGuess() {
    Fleet fleet =
        Fleets.of(
            "one/p.yaml", sending("cluster", "seoul"), "two/p.yaml", sending("cluster", "busan"));

    assertThat(names(fleet)).containsExactly("busan", "seoul");
    assertThat(fleet.clusters()).extracting(Cluster::naming).containsOnly(Naming.LABELLED);
  }

  @Test
  void takesNoExternalLabelThatTwoHaveOrThatIsTheNameOfAnother() {
    assertThat(
            names(
                "one/p.yaml", sending("cluster", "seoul"),
                "two/p.yaml", sending("cluster", "seoul")))
        .containsExactly("one", "two");
    assertThat(names("clusters/seoul/p.yaml", SENDING, "two/p.yaml", sending("cluster", "seoul")))
        .containsExactly("seoul", "two");
  }
}
