package io.mcmetrics.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.source.Origin;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.Span;
import io.mcmetrics.storage.Bucket.Equality;
import io.mcmetrics.yaml.YamlReader;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlScalar.Style;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BucketTest {
  private static final Origin PLACE =
      Origin.written(new Span(SourceFile.of("bucket.yaml", ""), 0, 0));

  private static Bucket bucket(String configuration) {
    YamlScalar text = new YamlScalar(configuration, Style.QUOTED, PLACE);
    return BucketReader.read(YamlReader.readEmbedded(text).documents().get(0)).orElseThrow();
  }

  private static Bucket s3(String name, String endpoint, String prefix) {
    return bucket(
        "{type: S3, config: {bucket: '%s', endpoint: '%s'}, prefix: '%s'}"
            .formatted(name, endpoint, prefix));
  }

  @Test
  void isToldFromOthersByNameAndPrefix() {
    Bucket metrics = s3("metrics", "minio:9000", "a");

    assertThat(metrics.compare(s3("metrics", "minio:9000", "/a/"))).isEqualTo(Equality.SAME);
    assertThat(metrics.compare(s3("logs", "minio:9000", "a"))).isEqualTo(Equality.OTHER);
    assertThat(metrics.compare(s3("metrics", "minio:9000", "b"))).isEqualTo(Equality.OTHER);
    assertThat(metrics.compare(s3("metrics", "minio:9000", ""))).isEqualTo(Equality.OTHER);
  }

  @Test
  void mayBeTheSameByAnotherEndpoint() {
    Bucket metrics = s3("metrics", "minio:9000", "");

    assertThat(metrics.compare(s3("metrics", "minio.storage.svc:9000", "")))
        .isEqualTo(Equality.UNKNOWN);
    assertThat(metrics.compare(bucket("{type: GCS, config: {bucket: metrics}}")))
        .isEqualTo(Equality.UNKNOWN);
    assertThat(metrics.compare(s3("${BUCKET}", "minio:9000", ""))).isEqualTo(Equality.UNKNOWN);
    assertThat(metrics.compare(s3("metrics", "minio:9000", "${PREFIX}")))
        .isEqualTo(Equality.UNKNOWN);
  }

  @Test
  void isNotSharedByItsNameIfItIsADirectory() {
    Bucket directory = bucket("{type: FILESYSTEM, config: {directory: /data}}");

    assertThat(directory.words()).isEqualTo("filesystem directory /data");
    assertThat(directory.compare(directory)).isEqualTo(Equality.UNKNOWN);
  }

  @Test
  void isNotKnownByItsNameWhereEachAccountHasNamesOfItsOwn() {
    for (String written :
        List.of(
            "{type: SWIFT, config: {container_name: m, auth_url: 'https://a.test', project_id: %s}}",
            "{type: COS, config: {bucket: m, region: seoul, app_id: %s}}",
            "{type: OCI, config: {bucket: m, region: seoul, compartment_ocid: %s}}")) {
      Bucket one = bucket(written.formatted("a"));

      assertThat(one.compare(bucket(written.formatted("b"))))
          .as(written)
          .isEqualTo(Equality.UNKNOWN);
      assertThat(one.compare(bucket(written.replace(": m,", ": n,").formatted("a"))))
          .isEqualTo(Equality.OTHER);
    }
  }

  @Test
  void isNamedByEachProviderInItsOwnWay() {
    assertThat(bucket("{type: COS, config: {bucket: m, region: seoul, app_id: 1}}").words())
        .isEqualTo("cos bucket m at seoul");
    assertThat(bucket("{type: s3, config: {bucket: m, endpoint: e}, prefix: p}").words())
        .isEqualTo("s3 bucket m at e, prefix p");
    assertThat(bucket("{type: S3, config: {bucket: '', endpoint: ' e '}}").words())
        .isEqualTo("s3 bucket at e");
    assertThat(bucket("{type: S3}").words()).isEqualTo("s3 bucket");
    assertThat(bucket("{type: S3}").isKnown()).isFalse();
  }
}
