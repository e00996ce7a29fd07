package io.mcmetrics.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.Linter;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.SourceTree;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StorageTracerTest {
  private static final String COMPONENT =
      """
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: %1$s, namespace: monitoring}
      spec:
        clusterIP: None
        selector: {app: %1$s}
        ports: [{name: grpc, port: 10901}]
      ---
      apiVersion: apps/v1
      kind: StatefulSet
      metadata: {name: %1$s, namespace: monitoring}
      spec:
        template:
          metadata: {labels: {app: %1$s}}
          spec:
            containers:
              - name: thanos
                image: quay.io/thanos/thanos:v0.39.2
                args: [%2$s, --objstore.config-file=/etc/thanos/%3$s.yml]
                volumeMounts: [{name: bucket, mountPath: /etc/thanos}]
            volumes: [{name: bucket, secret: {secretName: bucket}}]
      """;

  private static final String QUERY =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: query, namespace: monitoring}
      spec:
        template:
          spec:
            containers:
              - name: query
                image: quay.io/thanos/thanos:v0.39.2
                args:
                  - query
                  - --endpoint=dns+receive.monitoring.svc:10901
                  - --endpoint=dns+store.monitoring.svc:10901
      """;

  private static final String SECRET =
      """
      ---
      apiVersion: v1
      kind: Secret
      metadata: {name: bucket, namespace: monitoring}
      stringData:
        one.yml: |
          type: S3
          config: {bucket: one, endpoint: "minio:9000", secret_key: hunter2pw}
        two.yml: |
          type: S3
          config: {bucket: two, endpoint: "minio:9000", secret_key: hunter2pw}
      """;

  private static List<TracedStorage> trace(String... manifests) {
    SourceFile file = SourceFile.of("clusters/central/thanos.yaml", String.join("", manifests));
    return Linter.with(List.of()).trace(SourceTree.of(List.of(file))).trace().storage();
  }

  private static String receive(String key) {
    return COMPONENT.formatted("receive", "receive", key);
  }

  private static String store(String key) {
    return COMPONENT.formatted("store", "store", key);
  }

  private static String words(TracedStorage use) {
    return use.status().word() + " " + use.message();
  }

  @Test
  void aStoreThatReadsWhatReceiveWritesIsInOrder() {
    List<TracedStorage> storage = trace(QUERY, receive("one"), store("one"), SECRET);

    assertThat(storage).extracting(TracedStorage::cluster).containsOnly("central");
    assertThat(storage)
        .extracting(TracedStorage::workload)
        .containsExactly("monitoring/receive", "monitoring/store");
    assertThat(storage)
        .extracting(TracedStorage::bucket)
        .containsOnly("s3 bucket one at minio:9000");
    assertThat(storage)
        .extracting(StorageTracerTest::words)
        .containsExactly(
            "ok it writes to s3 bucket one at minio:9000, says Secret `bucket`, key `one.yml`",
            "ok it reads s3 bucket one at minio:9000, says Secret `bucket`, key `one.yml`; Thanos"
                + " Receive in StatefulSet `receive` writes there");
    assertThat(storage.toString()).doesNotContain("hunter2pw");
  }

  @Test
  void aStoreThatReadsAnotherBucketIsSaidToDiffer() {
    TracedStorage store = trace(QUERY, receive("one"), store("two"), SECRET).get(1);

    assertThat(store.status()).isEqualTo(HopStatus.UNKNOWN);
    assertThat(store.message())
        .endsWith(
            "Thanos Receive in StatefulSet `receive` writes to another: s3 bucket one at"
                + " minio:9000");
    assertThat(store.evidence()).hasSize(3);
  }

  @Test
  void oneSecretIsOneBucketWhicheverThatIs() {
    List<TracedStorage> storage =
        trace(QUERY, receive("one"), store("one"), COMPONENT.formatted("thin", "compact", "one"));

    assertThat(storage).extracting(TracedStorage::status).containsOnly(HopStatus.UNKNOWN);
    assertThat(storage).extracting(TracedStorage::bucket).containsOnly("");
    assertThat(storage.get(1).message())
        .isEqualTo(
            "which bucket it reads is not known: Secret `bucket` is not in the tree; it is the one"
                + " that Thanos Receive in StatefulSet `receive` writes to");
    assertThat(storage.get(2).message()).startsWith("which bucket it compacts is not known");
  }

  @Test
  void whatCannotBeComparedIsSaidNotToBeKnown() {
    assertThat(trace(QUERY, receive("none"), store("one"), SECRET).get(1).message())
        .endsWith("; whether Thanos Receive in StatefulSet `receive` writes there is not known");
    assertThat(trace(receive("one"), store("one"), SECRET).get(1).message())
        .endsWith("; no Thanos Query of the tree is known to ask it");
    assertThat(trace(QUERY, store("one"), SECRET).get(0).message())
        .endsWith(
            "; nothing that Thanos Query in Deployment `query` asks is known to write to a bucket");
  }

  @Test
  void aReceiverWithoutStorageIsNotBlamed() {
    String receive = receive("one").replace(", --objstore.config-file=/etc/thanos/one.yml", "");

    assertThat(words(trace(QUERY, receive).get(0)))
        .isEqualTo("not-applicable it uploads nothing: no object storage is written down");
  }

  @Test
  void authoritiesThatAreNotMountedLeaveItOpen() {
    String secret =
        SECRET.replace("secret_key", "http_config: {tls_config: {ca_file: /certs/ca}}, secret_key");

    assertThat(words(trace(receive("one"), secret).get(0)))
        .startsWith("unknown it writes to s3 bucket one")
        .endsWith("; its CA file `/certs/ca` is in no volume of the container");
  }
}
