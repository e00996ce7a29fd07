package io.mcmetrics.thanos.file;

import io.mcmetrics.remotewrite.GoUrlError;
import java.util.List;
import java.util.Optional;

/**
 * What S3 checks of its settings (thanos-io/objstore, providers/s3; minio-go 7.0, {@code
 * isValidEndpointURL}).
 */
final class S3Meaning {
  private static final String NEITHER_OR_BOTH =
      "either both should be present in config or envvars/IAM should be used.";

  private S3Meaning() {}

  static void check(Block config, Faults out) {
    if (config.isMissing("endpoint")) {
      out.add("no s3 endpoint in config file", config.mapping());
    }
    if (config.isOn("aws_sdk_auth") && config.isSet("access_key")) {
      out.add(
          "aws_sdk_auth and access_key are mutually exclusive configurations",
          config.place("access_key"));
    }
    checkHalf(config, "access_key", "secret_key", out);
    checkHalf(config, "secret_key", "access_key", out);
    checkEncryption(config.block("sse_config"), out);
    config
        .mapping()
        .scalarAt("list_objects_version")
        .filter(v -> !v.isUnknown() && !v.isNull() && !List.of("", "v1", "v2").contains(v.text()))
        .ifPresent(
            v ->
                out.add(
                    "Unsupported version \"%s\" was provided. Supported values are v1, v2"
                        .formatted(v.text()),
                    v));
    config
        .text("endpoint")
        .filter(endpoint -> !endpoint.isEmpty())
        .flatMap(S3Meaning::objection)
        .ifPresent(why -> out.add(why, config.place("endpoint")));
  }

  private static void checkHalf(Block config, String present, String missing, Faults out) {
    if (config.isSet(present) && config.isMissing(missing)) {
      out.add(
          "no s3 %s specified while %s is present in config file; %s"
              .formatted(missing, present, NEITHER_OR_BOTH),
          config.mapping());
    }
  }

  private static void checkEncryption(Block encryption, Faults out) {
    String type = encryption.text("type").orElse("");
    if (type.equals("SSE-C") && encryption.isMissing("encryption_key")) {
      out.add(
          "encryption_key must be set if sse_config.type is set to 'SSE-C'", encryption.mapping());
    } else if (type.equals("SSE-KMS") && encryption.isMissing("kms_key_id")) {
      out.add(
          "kms_key_id must be set if sse_config.type is set to 'SSE-KMS'", encryption.mapping());
    } else if (!List.of("", "SSE-C", "SSE-KMS", "SSE-S3").contains(type)) {
      out.add(
          "Unsupported type \"%s\" was provided. Supported types are SSE-S3, SSE-KMS, SSE-C"
              .formatted(type),
          encryption.place("type"));
    }
  }

  /** The endpoint is put behind the scheme, so that one with a scheme has a path. */
  private static Optional<String> objection(String endpoint) {
    Optional<String> malformed = GoUrlError.objection("https://" + endpoint);
    if (malformed.isPresent()) {
      return malformed;
    }
    int slash = endpoint.indexOf('/');
    if (slash >= 0 && slash < endpoint.length() - 1) {
      return Optional.of(
          "Endpoint url cannot have fully qualified paths; an endpoint is a host, without scheme");
    }
    String host = endpoint.replaceFirst("[/?#].*", "").replaceFirst(":[0-9]*$", "");
    boolean isName =
        !host.isEmpty()
            && !host.matches("[-_.].*|.*[-_]")
            && !host.matches(".*[`~!@#$%^&*()+={}\\[\\]|\\\\\"';:><?/].*");
    boolean isAddress = host.startsWith("[") && host.endsWith("]");
    return isName || isAddress
        ? Optional.empty()
        : Optional.of(
            "Endpoint: " + endpoint + " does not follow ip address or domain name standards.");
  }
}
