package io.mcmetrics.storage;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.cluster.Cluster.Naming;
import io.mcmetrics.cluster.Role;
import io.mcmetrics.document.Document;
import io.mcmetrics.network.Network;
import io.mcmetrics.render.Renderer;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.SourceTree;
import io.mcmetrics.thanos.Thanos;
import java.util.List;

/** Reads components of Thanos from the text of a test, and the object storage that they use. */
final class StoredThanos {
  private static final Cluster CLUSTER =
      new Cluster("central", Role.CENTRAL, "central", Naming.DECLARED);

  private static final String WORKLOAD =
      """
      apiVersion: apps/v1
      kind: StatefulSet
      metadata: {name: thanos, namespace: monitoring}
      spec:
        template:
          metadata: {labels: {app: thanos}}
          spec:
            containers:
              - name: thanos
                image: quay.io/thanos/thanos:v0.39.2
                args: [%s]
                env:
                  - name: OBJSTORE_CONFIG
                    valueFrom: {secretKeyRef: {name: bucket, key: objstore.yml}}
                volumeMounts: [{name: config, mountPath: /etc/thanos}]
            volumes: [{name: config, secret: {secretName: bucket}}]
      """;

  /** An unencrypted Secret with the configuration and the credentials of the bucket. */
  static final String SECRET =
      """
      ---
      apiVersion: v1
      kind: Secret
      metadata: {name: bucket, namespace: monitoring}
      stringData:
        objstore.yml: |
          type: s3
          config:
            bucket: metrics
            endpoint: minio.storage.svc:9000
            access_key: hunter2access
            secret_key: hunter2secret
            http_config: {tls_config: {ca_file: /etc/thanos/ca.crt}}
          prefix: /central/
        ca.crt: authorities
      """;

  private StoredThanos() {}

  /** Returns a StatefulSet whose container has some arguments. */
  static String started(String args) {
    return WORKLOAD.formatted(args);
  }

  /** Returns the use of object storage of the first component of some manifests. */
  static StorageUse use(String manifests) {
    SourceTree tree = SourceTree.of(List.of(SourceFile.of("thanos.yaml", manifests)));
    List<Document> documents = Renderer.render(tree).documents();
    Thanos thanos = Thanos.of(Network.of(documents, any -> CLUSTER), documents, any -> CLUSTER);
    return ObjectStorage.of(thanos, documents, any -> CLUSTER).uses().get(0);
  }

  /** Returns the bucket in words, else why it is not known or not used. */
  static String words(StorageUse use) {
    if (use.config() instanceof StorageConfig.Hidden hidden) {
      return "hidden: " + hidden.reason();
    }
    return use.config() instanceof StorageConfig.Unused unused
        ? "unused: " + unused.reason()
        : use.bucket().orElseThrow().words();
  }
}
