package io.mcmetrics.thanos.file;

import io.mcmetrics.source.Located;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlScalar;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the caches of stores and frontends check of their settings. */
final class CacheMeaning {
  private static final Pattern PART =
      Pattern.compile("([0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)([KMGTPE]?)i?B");
  private static final Pattern SIZE =
      Pattern.compile("(?:(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)[KMGTPE]?i?B)++");
  private static final List<String> ITEMS = List.of("Postings", "ExpandedPostings", "Series");
  private static final String SCALES = "KMGTPE";

  /** The defaults of the greatest item of a cache in memory. */
  private static final Map<String, Integer> ITEM_MEBIBYTES =
      Map.of("index-cache.IN-MEMORY", 125, "bucket-cache.IN-MEMORY", 125);

  private static final int CACHE_MEBIBYTES = 250;
  private static final int MEBI = 20;

  private CacheMeaning() {}

  /** Checks what depends on the type of a cache. */
  static void check(String type, Block cache, Block config, Faults out) {
    if (ITEM_MEBIBYTES.containsKey(type)) {
      checkSizes(config, ITEM_MEBIBYTES.getOrDefault(type, 0), out);
    }
    boolean isOfFrontend = type.startsWith("response-cache");
    if (type.endsWith(".MEMCACHED") && !isOfFrontend) {
      checkMemcached(config, out);
    } else if (type.endsWith(".REDIS") && !isOfFrontend) {
      checkRedis(config, out);
    } else if (type.endsWith(".GROUPCACHE")) {
      checkGroupcache(cache, config, out);
    }
    if (type.startsWith("index-cache")) {
      for (Yaml item : cache.mapping().itemsAt("enabled_items")) {
        if (item instanceof YamlScalar scalar
            && !scalar.isUnknown()
            && !ITEMS.contains(scalar.text())) {
          out.add("unsupported item type " + scalar.text(), scalar);
        }
      }
    }
  }

  private static void checkSizes(Block config, int defaultItem, Faults out) {
    Optional<BigDecimal> size = bytes(config, "max_size", CACHE_MEBIBYTES);
    Optional<BigDecimal> item = bytes(config, "max_item_size", defaultItem);
    if (size.isPresent() && item.isPresent() && item.get().compareTo(size.get()) > 0) {
      out.add(
          "max item size (%s) cannot be bigger than overall cache size (%s)"
              .formatted(
                  config
                      .text("max_item_size")
                      .filter(t -> !t.isEmpty())
                      .orElse(defaultItem + "MiB"),
                  config
                      .text("max_size")
                      .filter(t -> !t.isEmpty())
                      .orElse(CACHE_MEBIBYTES + "MiB")),
          at(config, "max_item_size", "max_size"));
    }
  }

  private static Located at(Block config, String key, String otherKey) {
    return config.mapping().has(key) ? config.place(key) : config.place(otherKey);
  }

  /** A size has the factor 1024 whatever its unit is called. */
  private static Optional<BigDecimal> bytes(Block config, String key, int defaultMebibytes) {
    if (config.isNull(key)) {
      return Optional.of(BigDecimal.ZERO);
    }
    if (config.isMissing(key)) {
      return Optional.of(BigDecimal.valueOf((long) defaultMebibytes << MEBI));
    }
    Optional<String> text = config.text(key);
    if (text.isEmpty() || !SIZE.matcher(text.get()).matches()) {
      return Optional.empty();
    }
    BigDecimal sum = BigDecimal.ZERO;
    Matcher part = PART.matcher(text.get());
    while (part.find()) {
      int scale = part.group(2).isEmpty() ? 0 : SCALES.indexOf(part.group(2)) + 1;
      sum = sum.add(new BigDecimal(part.group(1)).multiply(BigDecimal.valueOf(1L << (10 * scale))));
    }
    return Optional.of(sum);
  }

  private static void checkMemcached(Block config, Faults out) {
    if (config.isMissing("addresses")) {
      out.add("no memcached addresses provided", config.mapping());
    }
    checkPositive(
        config,
        "dns_provider_update_interval",
        "DNS provider update interval must be positive",
        out);
    checkPositive(config, "max_async_concurrency", "max async concurrency must be positive", out);
    checkBreaker(config.block("set_async_circuit_breaker_config"), out);
  }

  private static void checkPositive(Block config, String key, String message, Faults out) {
    boolean isWrittenSo =
        config.mapping().has(key)
            && config.text(key).filter(text -> text.matches("|-.*|0+[a-zµ]*")).isPresent();
    if (isWrittenSo || config.isNull(key)) {
      out.add(message, at(config, key, key));
    }
  }

  private static void checkBreaker(Block breaker, Faults out) {
    if (!breaker.isOn("enabled")) {
      return;
    }
    if (breaker.number("consecutive_failures").filter(n -> n.signum() == 0).isPresent()) {
      out.add("circuit breaker: consecutive failures must be greater than 0", breaker.mapping());
    }
    if (breaker
        .number("failure_percent")
        .filter(n -> n.signum() <= 0 || n.compareTo(BigDecimal.ONE) > 0)
        .isPresent()) {
      out.add("circuit breaker: failure percent must be in range (0,1]", breaker.mapping());
    }
  }

  private static void checkRedis(Block config, Faults out) {
    if (config.isMissing("addr")) {
      out.add("no redis addr provided", config.mapping());
    }
    if (config.isOn("tls_enabled")) {
      Block tls = config.block("tls_config");
      boolean hasHalf =
          (tls.isSet("cert_file") && tls.isMissing("key_file"))
              || (tls.isSet("key_file") && tls.isMissing("cert_file"));
      if (hasHalf) {
        out.add("both client key and certificate must be provided", tls.mapping());
      }
      if (tls.text("min_version").filter(v -> !v.matches("1\\.[0-3]|")).isPresent()) {
        out.add("tls_config.min_version invalid", at(tls, "min_version", "min_version"));
      }
    }
    checkBreaker(config.block("set_async_circuit_breaker_config"), out);
  }

  private static void checkGroupcache(Block cache, Block config, Faults out) {
    if (cache.isMissing("config")) {
      out.add("panic: non-positive interval for NewTicker", cache.mapping());
    }
    checkPositive(config, "dns_interval", "panic: non-positive interval for NewTicker", out);
    for (Yaml peer : config.mapping().itemsAt("peers")) {
      if (peer instanceof YamlScalar scalar && scalar.text().endsWith("/")) {
        out.add("a peer must not have a trailing slash (" + scalar.text() + ")", scalar);
      }
    }
    if (config.text("self_url").filter(url -> url.endsWith("/")).isPresent()) {
      out.add("self URL must not have a trailing slash", at(config, "self_url", "self_url"));
    }
  }
}
