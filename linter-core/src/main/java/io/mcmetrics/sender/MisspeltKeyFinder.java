package io.mcmetrics.sender;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.document.Document;
import io.mcmetrics.relabel.RelabelSyntax;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds keys of remote write in the spelling of the other syntax. Keys that are not known are not
 * judged: new ones come with every version.
 */
public final class MisspeltKeyFinder {
  private static final String REMOTE_WRITE = "remote_write";
  private static final String EXTERNAL_LABELS = "external_labels";
  private static final String QUEUE = "queue_config";
  private static final String METADATA = "metadata_config";
  private static final List<String> WRITE_KEYS =
      List.of(
          "write_relabel_configs",
          QUEUE,
          METADATA,
          "remote_timeout",
          "basic_auth",
          "tls_config",
          "bearer_token",
          "bearer_token_file",
          "proxy_url",
          "follow_redirects",
          "send_exemplars",
          "send_native_histograms");
  private static final List<String> QUEUE_KEYS =
      List.of(
          "min_shards",
          "max_shards",
          "max_samples_per_send",
          "batch_send_deadline",
          "min_backoff",
          "max_backoff",
          "sample_age_limit");
  private static final List<String> METADATA_KEYS =
      List.of("send_interval", "max_samples_per_send");

  private final Document document;
  private final Cluster cluster;
  private final RelabelSyntax syntax;
  private final List<MisspeltKey> found = new ArrayList<>();

  private MisspeltKeyFinder(Document document, Cluster cluster, RelabelSyntax syntax) {
    this.document = document;
    this.cluster = cluster;
    this.syntax = syntax;
  }

  /** Returns the keys of a document that are in the wrong spelling. */
  public static List<MisspeltKey> in(Document document, Cluster cluster) {
    boolean isFile = document.kind().equals(Document.PROMETHEUS_YML);
    MisspeltKeyFinder spelling =
        new MisspeltKeyFinder(
            document,
            cluster,
            isFile ? RelabelSyntax.PROMETHEUS_FILE : RelabelSyntax.CUSTOM_RESOURCE);
    switch (document.kind()) {
      case "Prometheus", "PrometheusAgent" ->
          document.root().mappingAt("spec").ifPresent(spelling::checkSpec);
      case "MonitoringStack" ->
          document.root().mappingAt("spec", "prometheusConfig").ifPresent(spelling::checkSpec);
      case Document.UNREAD_KEYS -> document.root().mappingAt("keys").ifPresent(spelling::checkSpec);
      case Document.PROMETHEUS_YML -> spelling.checkFile(document.root());
      default -> {}
    }
    return List.copyOf(spelling.found);
  }

  private void checkSpec(YamlMapping spec) {
    check(spec, List.of(REMOTE_WRITE, EXTERNAL_LABELS), "");
    checkWrites(spec);
  }

  private void checkFile(YamlMapping root) {
    check(root, List.of(REMOTE_WRITE), "config.plain");
    root.mappingAt("global")
        .ifPresent(global -> check(global, List.of(EXTERNAL_LABELS), "config.plain"));
    checkWrites(root);
  }

  private void checkWrites(YamlMapping holder) {
    for (YamlMapping write : holder.mappingsAt(spelt(REMOTE_WRITE))) {
      check(write, WRITE_KEYS, "config.plain");
      checkPart(write, QUEUE, QUEUE_KEYS, "config.QueueConfig");
      checkPart(write, METADATA, METADATA_KEYS, "config.MetadataConfig");
    }
  }

  private void checkPart(YamlMapping write, String part, List<String> keys, String type) {
    write.mappingAt(spelt(part)).ifPresent(mapping -> check(mapping, keys, type));
  }

  private void check(YamlMapping mapping, List<String> keys, String type) {
    for (Entry entry : mapping.entries()) {
      String written = entry.key().text();
      Optional<String> meant =
          keys.stream()
              .map(this::spelt)
              .filter(key -> !key.equals(written) && letters(key).equals(letters(written)))
              .findFirst();
      if (meant.isPresent() && !entry.value().isNull()) {
        found.add(
            new MisspeltKey(
                cluster, document.sight(), syntax, written, meant.get(), type, entry.origin()));
      }
    }
  }

  /** Returns a key, given in snake case, in the spelling of this syntax. */
  private String spelt(String key) {
    if (syntax == RelabelSyntax.PROMETHEUS_FILE) {
      return key;
    }
    String words =
        Stream.of(key.split("_"))
            .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
            .reduce("", String::concat);
    return words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
  }

  private static String letters(String key) {
    return key.replace("_", "").toLowerCase(Locale.ROOT);
  }
}
