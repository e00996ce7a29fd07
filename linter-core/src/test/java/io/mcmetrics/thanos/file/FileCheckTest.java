package io.mcmetrics.thanos.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.source.SourceFile;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlReader;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class FileCheckTest {

  private static Yaml yaml(String... lines) {
    SourceFile file = SourceFile.of("file.yaml", String.join("\n", lines) + "\n");
    return YamlReader.readAsWritten(file).documents().get(0);
  }

  private static List<String> faults(FileKind kind, String... lines) {
    return FileCheck.faults(kind, yaml(lines)).stream().map(FileFault::message).toList();
  }

  @Test
  void bucketsAreReadStrictlyWhereTheirProviderDoes() {
    assertThat(faults(FileKind.BUCKET, "type: GCS", "config: {bucket: b, endpoint: e}"))
        .containsExactly("field endpoint not found in type gcs.Config");
    assertThat(faults(FileKind.BUCKET, "type: FILESYSTEM", "config: {directory: /d, endpoint: e}"))
        .isEmpty();
    assertThat(faults(FileKind.BUCKET, "type: OBS", "config: {accessKey: a}"))
        .anyMatch(fault -> fault.endsWith("did you mean `access_key`?"))
        .contains("no obs endpoint in config file");
  }

  @Test
  void eachProviderAsksForItsOwn() {
    assertThat(faults(FileKind.BUCKET, "type: AZURE", "config: {storage_account: a}"))
        .containsExactly("no container specified");
    assertThat(faults(FileKind.BUCKET, "type: OCI", "config: {bucket: b}"))
        .containsExactly("unsupported OCI provider: ");
    assertThat(faults(FileKind.BUCKET, "type: COS", "config: {bucket: b}"))
        .containsExactly("insufficient cos configuration information");
    assertThat(faults(FileKind.BUCKET, "type: ALIYUNOSS", "config: {bucket: b}")).hasSize(1);
    assertThat(faults(FileKind.BUCKET, "type: BOS", "config: {bucket: b}")).hasSize(1);
    assertThat(faults(FileKind.BUCKET, "type: SWIFT", "config: {auth_url: http://a}"))
        .containsExactly("Can't find AuthVersion in AuthUrl - set explicitly");
    assertThat(faults(FileKind.BUCKET, "type: MINIO", "config: {bucket: b}"))
        .containsExactly("bucket with type MINIO is not supported");
  }

  @Test
  void theEndpointOfS3IsAHost() {
    assertThat(faults(FileKind.BUCKET, "type: S3", "config: {endpoint: 'https://s3.test'}"))
        .singleElement()
        .asString()
        .startsWith("Endpoint url cannot have fully qualified paths");
    assertThat(faults(FileKind.BUCKET, "type: S3", "config: {endpoint: 'minio:9000/'}")).isEmpty();
    assertThat(faults(FileKind.BUCKET, "type: S3", "config: {endpoint: '${S3_HOST}'}")).isEmpty();
  }

  @Test
  void limitsAreWholeNumbersBelowWrite() {
    assertThat(faults(FileKind.LIMITS, "default: {request: {samples_limit: 5}}"))
        .containsExactly("field default not found in type receive.RootLimitsConfig");
    assertThat(faults(FileKind.LIMITS, "write: {default: {request: {size_bytes_limit: 10MB}}}"))
        .containsExactly("cannot unmarshal !!str `10MB` into int64");
    assertThat(faults(FileKind.LIMITS, "write: {global: {meta_monitoring_url: query:9090}}"))
        .containsExactly("query:9090 is not a valid meta-monitoring URL");
  }

  @Test
  void hashringsAreAList() {
    assertThat(faults(FileKind.HASHRINGS, "{endpoints: [a]}")).hasSize(1);
    assertThat(faults(FileKind.HASHRINGS, "[]")).containsExactly("configuration file is empty");
    assertThat(faults(FileKind.HASHRINGS, "[{\"endpoints\":[{\"az\":\"a\"}]}]"))
        .containsExactly("endpoint address must be set");
  }

  @Test
  void zonesAreForKetama() {
    Yaml rings = yaml("[{\"endpoints\":[{\"address\":\"a:1\",\"az\":\"x\"}]}]");
    assertThat(FileCheck.hashringFaults(rings, Optional.of("hashmod"))).hasSize(1);
    assertThat(FileCheck.hashringFaults(rings, Optional.of("ketama"))).isEmpty();
    assertThat(FileCheck.hashringFaults(rings, Optional.empty())).isEmpty();
  }

  @Test
  void versionThreeOfYamlReadsNoDurationOfANumber() {
    assertThat(
            faults(
                FileKind.INDEX_CACHE, "type: REDIS", "config: {addr: a, db: 1, dial_timeout: 5}"))
        .containsExactly("cannot unmarshal !!int `5` into time.Duration");
    assertThat(
            faults(FileKind.INDEX_CACHE, "type: MEMCACHED", "config: {addresses: [a], timeout: 5}"))
        .isEmpty();
    assertThat(faults(FileKind.ENDPOINTS, "endpoints: [{address: a, strict: 'yes'}]")).isEmpty();
  }

  @Test
  void aNullIsTheZeroAndNotTheDefault() {
    assertThat(faults(FileKind.BUCKET_CACHE, "type: IN-MEMORY", "config: {max_size: null}"))
        .singleElement()
        .asString()
        .contains("cannot be bigger than overall cache size");
    assertThat(faults(FileKind.BUCKET_CACHE, "type: IN-MEMORY", "config: {}")).isEmpty();
  }

  @Test
  void clientsOfRulersHaveOneLogin() {
    assertThat(
            faults(
                FileKind.QUERY_CLIENTS,
                "- static_configs: [a:9090]",
                "  http_config: {bearer_token: t, basic_auth: {username: u}}"))
        .hasSize(1);
    assertThat(faults(FileKind.ALERTMANAGERS, "alertmanagers: [{api_version: v3}]")).hasSize(1);
  }

  @Test
  void passwordsOfPortsAreHashed() {
    assertThat(faults(FileKind.WEB, "basic_auth_users: {fleet: word}"))
        .containsExactly("the password is no hash by bcrypt");
    assertThat(faults(FileKind.WEB, "basic_auth_user: {fleet: word}"))
        .containsExactly(
            "field basic_auth_user not found in type web.Config; did you mean `basic_auth_users`?");
  }

  @Test
  void selectionsOfBlocksOnlySelect() {
    String rule = "- {source_labels: [a], target_label: b}";
    assertThat(faults(FileKind.SELECTOR_RELABELLING, rule)).hasSize(1);
    assertThat(faults(FileKind.RECEIVE_RELABELLING, rule)).isEmpty();
    assertThat(faults(FileKind.ALERT_RELABELLING, "- {sourceLabels: [a], target_label: b}"))
        .hasSize(1);
  }
}
