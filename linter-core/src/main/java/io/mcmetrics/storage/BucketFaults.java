package io.mcmetrics.storage;

import io.mcmetrics.finding.Confidence;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import io.mcmetrics.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what is wrong with the configuration of an S3 bucket though it is read: the client of
 * minio-go 7.0 checks the name at each request ({@code s3utils.CheckValidBucketName}), and the
 * server the rest.
 */
final class BucketFaults {
  private static final Pattern NAME =
      Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{1,61}[A-Za-z0-9]");

  /** The endpoint of a region of AWS: {@code s3.eu-west-1.amazonaws.com}. */
  private static final Pattern REGION =
      Pattern.compile(
          "s3[.-](?:dualstack\\.)?([a-z]{2}(?:-[a-z]+)++-[0-9])\\.amazonaws\\.com(?:\\.cn)?");

  private final YamlMapping config;
  private final List<BucketFault> faults = new ArrayList<>();

  private BucketFaults(YamlMapping config) {
    this.config = config;
  }

  /** Returns the faults of the block {@code config} of a provider. */
  static List<BucketFault> of(Provider provider, YamlMapping config) {
    BucketFaults found = new BucketFaults(config);
    if (provider.equals(Provider.S3)) {
      found.checkName();
      if (config.text("endpoint") instanceof Known<String> endpoint) {
        found.checkEndpoint(endpoint.value());
      }
    }
    return List.copyOf(found.faults);
  }

  private void checkName() {
    Value<String> name = config.text("bucket");
    // Where nothing is said of the server either, it is said somewhere else.
    boolean isMissing =
        (name instanceof Value.Absent<String> || name.isKnown("")) && config.has("endpoint");
    if (isMissing) {
      add("`bucket` is not given: each request ends with `Bucket name cannot be empty`", name);
    } else if (name instanceof Known<String> known
        && !known.value().isEmpty()
        && objects(known.value())) {
      add("`%s` is no name of a bucket: each request ends with an error", known.value(), known);
    }
  }

  private static boolean objects(String name) {
    return !NAME.matcher(name).matches()
        || name.contains("..")
        || name.contains(".-")
        || name.contains("-.")
        || name.matches("[0-9]+(\\.[0-9]+){3}");
  }

  private void checkEndpoint(String endpoint) {
    int colon = endpoint.lastIndexOf(':');
    String port = colon < 0 ? "" : endpoint.substring(colon + 1);
    String host = colon < 0 ? endpoint : endpoint.substring(0, colon);
    boolean isInsecure = config.is(true, "insecure");
    if (isInsecure && port.equals("443")) {
      likely("`insecure` asks the port 443 without TLS", config.text("insecure"));
    } else if (!isInsecure && port.equals("80") && isSaid("insecure")) {
      likely("without `insecure: true` the port 80 is asked with TLS", config.text("endpoint"));
    }
    Matcher region = REGION.matcher(host);
    if (region.matches()
        && config.text("region") instanceof Known<String> told
        && !told.value().isEmpty()
        && !told.value().equals(region.group(1))) {
      likely(
          "the endpoint is in `%s`, and requests are signed for the region `%s`"
              .formatted(region.group(1), told.value()),
          told);
    }
  }

  /** Tells whether a switch is known, be it by its absence. */
  private boolean isSaid(String key) {
    return !(config.text(key) instanceof Value.Unknown<String>);
  }

  private void add(String message, Value<String> where) {
    faults.add(new BucketFault(message, Confidence.CERTAIN, where.origin()));
  }

  private void add(String message, String word, Value<String> where) {
    add(message.formatted(word), where);
  }

  private void likely(String message, Value<String> where) {
    faults.add(new BucketFault(message, Confidence.LIKELY, where.origin()));
  }
}
