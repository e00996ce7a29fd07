package io.mcmetrics.thanos.file;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/** What the providers of object storage check of their settings before they ask anybody. */
final class BucketMeaning {
  private static final Map<String, BiConsumer<Block, Faults>> CHECKS =
      Map.of(
          "bucket.S3", S3Meaning::check,
          "bucket.GCS", BucketMeaning::checkGcs,
          "bucket.AZURE", BucketMeaning::checkAzure,
          "bucket.SWIFT", BucketMeaning::checkSwift,
          "bucket.COS", BucketMeaning::checkCos,
          "bucket.ALIYUNOSS", BucketMeaning::checkOss,
          "bucket.BOS", BucketMeaning::checkBos,
          "bucket.FILESYSTEM", BucketMeaning::checkFilesystem,
          "bucket.OCI", BucketMeaning::checkOci,
          "bucket.OBS", BucketMeaning::checkObs);

  private static final Map<String, String> RAW_OCI =
      Map.of(
          "tenancy_ocid", "no OCI tenancy ocid specified",
          "user_ocid", "no OCI user ocid specified",
          "region", "no OCI region specified",
          "fingerprint", "no OCI fingerprint specified",
          "privatekey", "no OCI privatekey specified");

  private BucketMeaning() {}

  static void check(String type, Block config, Faults out) {
    CHECKS.getOrDefault(type, (any, none) -> {}).accept(config, out);
    ClientMeaning.checkTlsPair(config.block("http_config").block("tls_config"), out);
  }

  private static void checkGcs(Block config, Faults out) {
    if (config.isMissing("bucket")) {
      out.add("missing Google Cloud Storage bucket name for stored blocks", config.mapping());
    }
    Optional<String> account = config.text("service_account");
    if (account.filter(text -> !text.isEmpty() && !isObject(text.strip())).isPresent()) {
      out.add(
          "failed to create credentials from JSON: invalid character",
          config.place("service_account"));
    }
  }

  private static boolean isObject(String text) {
    return text.startsWith("{") && JsonText.isJson(text);
  }

  private static void checkAzure(Block config, Faults out) {
    for (String other : List.of("storage_account_key", "storage_connection_string", "client_id")) {
      if (config.isSet("user_assigned_id") && config.isSet(other)) {
        out.add(
            "user_assigned_id cannot be set when using " + other + " authentication",
            config.place("user_assigned_id"));
      }
    }
    List<String> together = List.of("az_tenant_id", "client_id", "client_secret");
    if (together.stream().anyMatch(config::isSet)
        && together.stream().anyMatch(config::isMissing)) {
      out.add("az_tenant_id, client_id, and client_secret must be set together", config.mapping());
    }
    if (config.isSet("storage_account_key") && config.isSet("storage_connection_string")) {
      out.add(
          "storage_account_key and storage_connection_string cannot both be set",
          config.place("storage_account_key"));
    }
    if (config.text("storage_account_key").filter(key -> !isBase64(key)).isPresent()) {
      out.add("decode account key: illegal base64 data", config.place("storage_account_key"));
    }
    if (config.isMissing("storage_account")) {
      out.add("storage_account_name is required but not configured", config.mapping());
    }
    if (config.isMissing("container")) {
      out.add("no container specified", config.mapping());
    }
    checkNotNegative(config.block("pipeline_config"), "max_tries", out);
    checkNotNegative(config.block("reader_config"), "max_retry_requests", out);
  }

  private static boolean isBase64(String text) {
    return text.replaceAll("[\\r\\n]", "")
        .matches("(?:[A-Za-z0-9+/]{4})*+(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?");
  }

  private static void checkNotNegative(Block block, String key, Faults out) {
    if (block.number(key).filter(n -> n.compareTo(BigDecimal.ZERO) < 0).isPresent()) {
      out.add(
          "The value of " + key + " must be greater than or equal to 0 in the config file",
          block.place(key));
    }
  }

  /** The library takes the version of the login from the URL, if no number says it. */
  private static void checkSwift(Block config, Faults out) {
    boolean isSaid = config.number("auth_version").filter(n -> n.signum() != 0).isPresent();
    boolean isInUrl =
        config
            .text("auth_url")
            .filter(url -> !url.contains("v3") && !url.contains("v2") && !url.contains("v1"))
            .isEmpty();
    if (config.number("auth_version").filter(n -> n.signum() < 0 || n.intValue() > 3).isPresent()) {
      out.add("the auth version is not supported", config.place("auth_version"));
    }
    boolean mayBeSaid =
        config.mapping().has("auth_version") && config.number("auth_version").isEmpty();
    if (!isSaid && !isInUrl && !mayBeSaid) {
      out.add("Can't find AuthVersion in AuthUrl - set explicitly", config.place("auth_url"));
    }
  }

  private static void checkCos(Block config, Faults out) {
    if (config.isSet("endpoint")) {
      if (config.isAnyMissing("secret_id", "secret_key")) {
        out.add("secret_id or secret_key is empty", config.mapping());
      }
    } else if (config.isMissing("endpoint")
        && config.isAnyMissing("bucket", "app_id", "region", "secret_id", "secret_key")) {
      out.add("insufficient cos configuration information", config.mapping());
    } else if (config
        .text("region")
        .filter(region -> !region.matches("[a-z][a-z0-9-]*+|"))
        .isPresent()) {
      out.add("the region is invalid", config.place("region"));
    }
  }

  private static void checkOss(Block config, Faults out) {
    if (config.isAnyMissing("endpoint", "bucket")) {
      out.add("aliyun oss endpoint or bucket is not present in config file", config.mapping());
    } else if (config.isAnyMissing("access_key_id", "access_key_secret")) {
      out.add(
          "aliyun oss access_key_id or access_key_secret is not present in config file",
          config.mapping());
    } else if (config
        .text("bucket")
        .filter(name -> !name.matches("[a-z0-9][a-z0-9-]{1,61}[a-z0-9]"))
        .isPresent()) {
      out.add("the bucket name is invalid", config.place("bucket"));
    }
  }

  private static void checkBos(Block config, Faults out) {
    if (config.isAnyMissing("bucket", "endpoint", "access_key", "secret_key")) {
      out.add("insufficient BOS configuration information", config.mapping());
    }
  }

  private static void checkFilesystem(Block config, Faults out) {
    if (config.isMissing("directory")) {
      out.add("missing directory for filesystem bucket", config.mapping());
    }
  }

  private static void checkOci(Block config, Faults out) {
    String provider =
        config.text("provider").map(text -> text.toLowerCase(Locale.ROOT)).orElse("raw");
    if (!Set.of("default", "instance-principal", "raw", "oke-workload-identity")
        .contains(provider)) {
      out.add("unsupported OCI provider: " + provider, config.place("provider"));
    } else if (provider.equals("raw") && config.text("provider").isPresent()) {
      RAW_OCI.entrySet().stream()
          .filter(needed -> config.isMissing(needed.getKey()))
          .sorted(Map.Entry.comparingByKey())
          .forEach(needed -> out.add(needed.getValue(), config.mapping()));
    }
  }

  private static void checkObs(Block config, Faults out) {
    if (config.isMissing("endpoint")) {
      out.add("no obs endpoint in config file", config.mapping());
    } else if (config.isMissing("access_key")) {
      out.add("no obs access_key specified", config.mapping());
    } else if (config.isMissing("secret_key")) {
      out.add("no obs secret_key specified", config.mapping());
    }
  }
}
