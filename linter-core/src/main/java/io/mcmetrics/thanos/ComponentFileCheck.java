package io.mcmetrics.thanos;

import io.mcmetrics.document.DataTexts;
import io.mcmetrics.document.Document;
import io.mcmetrics.finding.Vocabulary;
import io.mcmetrics.kubernetes.CommandLine;
import io.mcmetrics.kubernetes.KeyReference;
import io.mcmetrics.yaml.Value.Known;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlReader;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlScalar.Style;
import io.mcmetrics.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Checks the files that the flags of a component name, as it reads them at its start: those of
 * buckets and limits strictly, hashrings as JSON alone (Thanos 0.42.5, run; {@code
 * thanos-io/objstore} of August 2025).
 */
final class ComponentFileCheck {
  private static final List<String> BUCKET = List.of("type", "config", "prefix");

  /** Fields of the buckets that are read strictly, and those of their inner blocks. */
  private static final Map<String, List<String>> FIELDS =
      Map.of(
          "S3",
          List.of(
              "bucket",
              "endpoint",
              "region",
              "disable_dualstack",
              "aws_sdk_auth",
              "access_key",
              "insecure",
              "signature_version2",
              "secret_key",
              "session_token",
              "put_user_metadata",
              "http_config",
              "trace",
              "list_objects_version",
              "bucket_lookup_type",
              "send_content_md5",
              "disable_multipart",
              "part_size",
              "sse_config",
              "sts_endpoint",
              "max_retries"),
          "sse_config",
          List.of("type", "kms_key_id", "kms_encryption_context", "encryption_key"),
          "trace",
          List.of("enable"),
          "http_config",
          List.of(
              "idle_conn_timeout",
              "response_header_timeout",
              "insecure_skip_verify",
              "tls_handshake_timeout",
              "expect_continue_timeout",
              "max_idle_conns",
              "max_idle_conns_per_host",
              "max_conns_per_host",
              "tls_config",
              "disable_compression"),
          "tls_config",
          List.of("ca_file", "cert_file", "key_file", "server_name", "insecure_skip_verify"));

  private static final List<String> TYPES =
      List.of("S3", "GCS", "AZURE", "SWIFT", "COS", "ALIYUNOSS", "BOS", "FILESYSTEM", "OCI", "OBS");

  private final Component component;
  private final CommandLine flags;
  private final MountedFileContents files;
  private final List<StartFault> faults = new ArrayList<>();

  ComponentFileCheck(Component component, MountedFileContents files) {
    this.component = component;
    this.flags = component.commandLine();
    this.files = files;
  }

  List<StartFault> faults() {
    content("objstore.config").ifPresent(this::checkBucket);
    content("endpoint.sd-config").ifPresent(this::checkEndpoints);
    text("receive.hashrings-file").ifPresent(this::checkHashrings);
    return faults;
  }

  /** Returns the content of a file that one flag names, or another has. */
  private Optional<Yaml> content(String flag) {
    if (flags.last(flag + "-file") instanceof Known<String> path && !path.value().isEmpty()) {
      return files.at(component, path.value());
    }
    if (!(flags.last(flag) instanceof Known<String> text) || text.value().isBlank()) {
      return Optional.empty();
    }
    String variable = text.value().strip();
    if (variable.startsWith("$(") && variable.endsWith(")")) {
      return component
          .container()
          .reference(variable.substring(2, variable.length() - 1))
          .flatMap(key -> files.content(component, key));
    }
    YamlScalar inline = new YamlScalar(text.value(), Style.QUOTED, text.origin());
    return inline.isUnknown()
        ? Optional.empty()
        : YamlReader.readEmbedded(inline).documents().stream().findFirst();
  }

  private Optional<YamlScalar> text(String flag) {
    if (!(flags.last(flag) instanceof Known<String> path)) {
      return Optional.empty();
    }
    Optional<KeyReference> key = files.key(component, path.value());
    Optional<Document> holder = key.flatMap(k -> files.holder(component, k));
    return key.flatMap(k -> k.key().known())
        .flatMap(name -> holder.flatMap(h -> DataTexts.text(h, name)))
        .filter(text -> !text.isUnknown());
  }

  private void checkBucket(Yaml file) {
    if (!(file instanceof YamlMapping bucket)) {
      return;
    }
    checkFields(bucket, BUCKET, "client.BucketConfig");
    if (!(bucket.text("type") instanceof Known<String> type)) {
      return;
    }
    String name = type.value().toUpperCase(java.util.Locale.ROOT);
    if (!TYPES.contains(name)) {
      faults.add(
          StartFault.certain("bucket with type " + type.value() + " is not supported", type));
      return;
    }
    bucket
        .mappingAt("config")
        .filter(config -> name.equals("S3"))
        .ifPresent(config -> checkS3(config));
  }

  private void checkS3(YamlMapping config) {
    checkFields(config, FIELDS.getOrDefault("S3", List.of()), "s3.Config");
    for (String block : List.of("sse_config", "trace", "http_config")) {
      config
          .mappingAt(block)
          .ifPresent(inner -> checkFields(inner, FIELDS.getOrDefault(block, List.of()), block));
    }
    config
        .mappingAt("http_config", "tls_config")
        .ifPresent(
            tls -> checkFields(tls, FIELDS.getOrDefault("tls_config", List.of()), "tls_config"));
    if (config.text("endpoint") instanceof io.mcmetrics.yaml.Value.Absent<String>) {
      faults.add(StartFault.certain("no s3 endpoint in config file", config));
    }
    boolean isHalf = config.has("access_key") != config.has("secret_key");
    if (isHalf) {
      String missing = config.has("access_key") ? "secret_key" : "access_key";
      String present = config.has("access_key") ? "access_key" : "secret_key";
      faults.add(
          StartFault.certain(
              "no s3 %s specified while %s is present in config file; either both should be present"
                      .formatted(missing, present)
                  + " in config or envvars/IAM should be used.",
              config));
    }
  }

  private void checkFields(YamlMapping block, List<String> known, String type) {
    for (Entry entry : block.entries()) {
      String key = entry.key().text();
      if (!known.contains(key) && !entry.key().isUnknown()) {
        faults.add(
            StartFault.certain(
                "field %s not found in type %s%s"
                    .formatted(key, type, new Vocabulary(known).hint(key)),
                entry));
      }
    }
  }

  /** The form of older files of stores is a list; it is refused as a whole. */
  private void checkEndpoints(Yaml file) {
    if (file instanceof YamlSequence) {
      faults.add(
          StartFault.certain(
              "unable to load config initially: a list is the form of --store.sd-files; here it is a"
                  + " mapping with `endpoints`",
              file));
    }
  }

  /** YAML that is no JSON is not parsable. */
  private void checkHashrings(YamlScalar text) {
    if (!JsonText.isJson(text.text())) {
      faults.add(
          StartFault.certain(
              "configuration file is not parsable: a file of hashrings is JSON, and no other YAML",
              text));
    }
  }
}
