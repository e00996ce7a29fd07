package io.mcmetrics.storage;

import static io.mcmetrics.storage.StoredThanos.SECRET;
import static io.mcmetrics.storage.StoredThanos.started;
import static io.mcmetrics.storage.StoredThanos.use;
import static io.mcmetrics.storage.StoredThanos.words;
import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.kubernetes.KeyReference;
import io.mcmetrics.storage.CaFile.Mounting;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ObjectStorageTest {
  private static final String BUCKET =
      "s3 bucket metrics at minio.storage.svc:9000, prefix central";

  private static final String FILE = "--objstore.config-file=/etc/thanos/objstore.yml";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "store, " + FILE,
        "store, --objstore.config-file, /etc/thanos/objstore.yml",
        "store, --objstore.config=$(OBJSTORE_CONFIG)",
        "sh, -c, 'exec thanos store --objstore.config=\"$(OBJSTORE_CONFIG)\"'"
      })
  void aConfigurationInASecretIsReadHoweverItIsHandedOver(String args) {
    StorageUse use = use(started(args) + SECRET);

    assertThat(words(use)).isEqualTo(BUCKET);
    assertThat(use.role()).isEqualTo(StorageRole.READS);
    assertThat(use.config().source().map(KeyReference::words))
        .contains("Secret `bucket`, key `objstore.yml`");
    assertThat(use.bucket().orElseThrow().origin().span().from().line())
        .isEqualTo(started(args).lines().count() + 9);
  }

  @Test
  void nothingThatOpensTheBucketIsKept() {
    assertThat(use(started("store, " + FILE) + SECRET).bucket().orElseThrow().toString())
        .doesNotContain("hunter2access")
        .isNotEmpty();
    Bucket bucket =
        use(started(
                "store, '--objstore.config={type: SWIFT, config: {container_name: m, auth_url:"
                    + " \"https://me:hunter2@keystone.test/v3?token=x\"}}'"))
            .bucket()
            .orElseThrow();
    assertThat(bucket.words()).isEqualTo("swift container m at https://keystone.test/v3");
  }

  @Test
  void encodedDataIsDecoded() {
    String encoded =
        Base64.getEncoder()
            .encodeToString(
                "type: GCS\nconfig: {bucket: metrics}".getBytes(StandardCharsets.UTF_8));
    String secret =
        "---\napiVersion: v1\nkind: Secret\nmetadata: {name: bucket}\ndata: {objstore.yml: %s}\n"
            .formatted(encoded);

    assertThat(words(use(started("compact, " + FILE) + secret))).isEqualTo("gcs bucket metrics");
  }

  @Test
  void aFlagMayHoldTheConfigurationItself() {
    StorageUse use =
        use(
            started(
                "receive, \"--objstore.config=type: AZURE\\nconfig:\\n  container: metrics\\n"
                    + "  storage_account: acme\\n  storage_account_key: $(KEY)\""));

    assertThat(words(use)).isEqualTo("azure container metrics at acme");
    assertThat(use.role()).isEqualTo(StorageRole.WRITES);
    assertThat(use.config().source()).isEmpty();
  }

  @Test
  void aBucketThatIsFilledInElsewhereIsNotKnown() {
    StorageUse use = use(started("store, " + FILE) + SECRET.replace("metrics", "${BUCKET}"));

    assertThat(use.bucket().orElseThrow().isKnown()).isFalse();
    assertThat(use.bucket().orElseThrow().endpoint().isKnown("minio.storage.svc:9000")).isTrue();
  }

  @Test
  void whatIsMissingIsNamed() {
    String store = started("store, " + FILE);

    assertThat(words(use(store))).isEqualTo("hidden: Secret `bucket` is not in the tree");
    assertThat(words(use(store + SECRET.replace("namespace: monitoring", "namespace: other"))))
        .isEqualTo("hidden: Secret `bucket` is not in the tree");
    assertThat(words(use(store + SECRET.replace("objstore.yml", "other.yml"))))
        .isEqualTo("hidden: Secret `bucket`, key `objstore.yml` is not there");
    assertThat(words(use(store.replace("/etc/thanos}", "/etc/other}") + SECRET)))
        .isEqualTo("hidden: no volume of the container has `/etc/thanos/objstore.yml`");
    assertThat(words(use(store.replace("secret: {secretName: bucket}", "emptyDir: {}"))))
        .isEqualTo("hidden: what makes the file `/etc/thanos/objstore.yml` is not in the tree");
    assertThat(words(use(started("store, --objstore.config=$(OTHER)"))))
        .isEqualTo("hidden: nothing in the tree sets its variable `OTHER`");
    assertThat(words(use(started("store"))))
        .isEqualTo("hidden: no object storage is written down, without which it does not start");
    assertThat(words(use(started("store, '{{ .Values.more }}'"))))
        .isEqualTo("hidden: its flags are not all known");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kind: SealedSecret\nmetadata: {name: bucket}\nspec: {encryptedData: {objstore.yml: AgB}}",
        "kind: ExternalSecret\nmetadata: {name: other}\nspec: {target: {name: bucket}}"
      })
  void whatMakesASecretIsNamed(String maker) {
    String kind = maker.substring("kind: ".length(), maker.indexOf('\n'));
    String article = kind.startsWith("E") ? "an " : "a ";

    assertThat(words(use(started("store, " + FILE) + "---\napiVersion: a/v1\n" + maker)))
        .isEqualTo(
            "hidden: Secret `bucket` is not in the tree, but " + article + kind + " to make it of");
  }

  @Test
  void aSecretThatIsEncryptedIsNotRead() {
    String secret =
        """
        ---
        apiVersion: v1
        kind: Secret
        metadata: {name: bucket, namespace: monitoring}
        stringData: {objstore.yml: "ENC[AES256_GCM,data:abc,iv:def,type:str]"}
        """;

    assertThat(words(use(started("store, " + FILE) + secret)))
        .isEqualTo(
            "hidden: Secret `bucket`, key `objstore.yml` is encrypted, filled in elsewhere or no"
                + " configuration of a bucket");
  }

  @Test
  void whoKeepsNothingNeedsNoBucket() {
    assertThat(words(use(started("receive"))))
        .isEqualTo("unused: it uploads nothing: no object storage is written down");
    assertThat(words(use(started("receive, --receive.hashrings-file=/etc/thanos/rings.json"))))
        .isEqualTo("unused: it hands on all that it takes");
  }

  @Test
  void authoritiesAreLookedForInTheVolumes() {
    StorageUse mounted = use(started("store, " + FILE) + SECRET);
    StorageUse apart =
        use(started("store, " + FILE) + SECRET.replace("/etc/thanos/ca.crt", "/certs/ca.crt"));
    StorageUse ofTheImage =
        use(started("store, " + FILE) + SECRET.replace("/etc/thanos/ca.crt", "/etc/ssl/cert.pem"));

    assertThat(mounted.caFile().orElseThrow().mounting()).isEqualTo(Mounting.MOUNTED);
    assertThat(mounted.caFile().orElseThrow().words())
        .isEqualTo(
            "its CA file `/etc/thanos/ca.crt` is mounted from Secret `bucket`, key `ca.crt`");
    assertThat(apart.caFile().orElseThrow().mounting()).isEqualTo(Mounting.NOT_MOUNTED);
    assertThat(ofTheImage.caFile().orElseThrow().mounting()).isEqualTo(Mounting.UNKNOWN);
  }

  @Test
  void theOperatorHandsTheSidecarItsSecret() {
    String prometheus =
        """
        apiVersion: monitoring.coreos.com/v1
        kind: Prometheus
        metadata: {name: k8s, namespace: monitoring}
        spec:
          volumes: [{name: config, secret: {secretName: bucket}}]
          thanos:
            objectStorageConfig: {name: bucket, key: objstore.yml}
            volumeMounts: [{name: config, mountPath: /etc/thanos}]
        """;

    StorageUse use = use(prometheus + SECRET);
    assertThat(words(use)).isEqualTo(BUCKET);
    assertThat(use.component().words()).isEqualTo("Thanos Sidecar in Prometheus `prometheus-k8s`");
    assertThat(use.caFile().orElseThrow().mounting()).isEqualTo(Mounting.MOUNTED);
    assertThat(
            words(
                use(
                    prometheus.replace(
                            "volumeMounts", "objectStorageConfigFile: /x/y\n    volumeMounts")
                        + SECRET)))
        .isEqualTo("hidden: no volume of the container has `/x/y`");
    assertThat(words(use(prometheus.replace("objectStorageConfig", "image") + SECRET)))
        .startsWith("unused: ");
  }

  @Test
  void theOperatorHandsTheRulerItsSecret() {
    String ruler =
        """
        apiVersion: monitoring.coreos.com/v1
        kind: ThanosRuler
        metadata: {name: alerts, namespace: monitoring}
        spec:
          objectStorageConfig: {name: bucket, key: objstore.yml}
        """;

    assertThat(words(use(ruler + SECRET))).isEqualTo(BUCKET);
    assertThat(use(ruler + SECRET).role()).isEqualTo(StorageRole.WRITES);
    assertThat(words(use(ruler.replace("coreos.com/v1", "thanos.io/v1alpha1"))))
        .as("of another operator, which says this otherwise")
        .isEqualTo("hidden: its flags are not all known");
  }
}
