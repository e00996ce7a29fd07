package io.mcmetrics.thanos;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.cluster.Role;
import io.mcmetrics.document.Document;
import io.mcmetrics.network.Network;
import io.mcmetrics.render.Renderer;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.SourceTree;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Files of stores that a querier finds by a pattern. */
final class StoreFilesTest {
  private static final Cluster CLUSTER =
      new Cluster("one", Role.STANDALONE, "", Cluster.Naming.DECLARED);

  @Test
  void takesAllFilesThatFitThePattern() {
    Querier querier = querier("/etc/stores/*.yaml");
    assertThat(querier.stores()).hasSize(2);
    assertThat(querier.knowsAllStores()).isTrue();
  }

  @Test
  void knowsThatNoFileFits() {
    Querier querier = querier("/etc/stores/*.json");
    assertThat(querier.stores()).isEmpty();
    assertThat(querier.knowsAllStores()).isTrue();
  }

  @Test
  void doesNotKnowADirectoryThatIsNotOfTheTree() {
    assertThat(querier("/srv/*.yaml").knowsAllStores()).isFalse();
    assertThat(querier("/etc/*/any.yaml").knowsAllStores()).isFalse();
  }

  private static Querier querier(String pattern) {
    String text =
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: query, namespace: monitoring}
        spec:
          template:
            spec:
              containers:
                - name: query
                  image: thanos:v0.36.1
                  args: [query, "--store.sd-files=%s"]
                  volumeMounts: [{name: stores, mountPath: /etc/stores}]
              volumes: [{name: stores, configMap: {name: stores}}]
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: stores, namespace: monitoring}
        data:
          a.yaml: "- targets: [a.example.com:10901]"
          b.yaml: "- targets: [b.example.com:10901]"
          c.yml: "- targets: [c.example.com:10901]"
        """
            .formatted(pattern);
    SourceTree tree = SourceTree.of(List.of(SourceFile.of("a.yaml", text)));
    List<Document> documents = Renderer.render(tree).documents();
    Network network = Network.of(documents, any -> CLUSTER);
    return Thanos.of(network, documents, any -> CLUSTER).queriers().get(0);
  }
}
