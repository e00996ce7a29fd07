package io.mcmetrics.prometheus;

import io.mcmetrics.relabel.GoText;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlScalar;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Checks an entry of {@code scrape_configs} or {@code alertmanagers} (Prometheus 3.16, {@code
 * ScrapeConfig.UnmarshalYAML}, {@code ScrapeConfig.Validate} and {@code AlertmanagerConfig}).
 */
final class ScrapeJobCheck {
  private static final String UTF8_NAMES = "allow-utf-8";
  private static final Set<String> NAMES = Set.of("", "utf8", "legacy");
  private static final Set<String> ESCAPING = Set.of(UTF8_NAMES, "underscores", "dots", "values");

  private ScrapeJobCheck() {}

  static void check(Struct job) {
    job.require("job_name", "job_name is empty");
    HttpClientCheck.check(job);
    checkTargets(job);
    checkSections(job);
  }

  static void checkAlertmanager(Struct alertmanager) {
    HttpClientCheck.check(alertmanager);
    boolean hasLogin =
        List.of("basic_auth", "authorization", "oauth2").stream().anyMatch(alertmanager::isWritten)
            || alertmanager.isSet("bearer_token")
            || alertmanager.isSet("bearer_token_file");
    if (hasLogin && alertmanager.isWritten("sigv4")) {
      alertmanager.refuse(
          "sigv4", "at most one of basic_auth, authorization, oauth2, & sigv4 must be configured");
    }
    checkTargets(alertmanager);
    checkSections(alertmanager);
  }

  /** A URL in place of an address; relabelling might make an address of it. */
  private static void checkTargets(Struct job) {
    if (!job.isMissing("relabel_configs")) {
      return;
    }
    for (Yaml group : job.mapping().itemsAt("static_configs")) {
      for (Yaml target : group.itemsAt("targets")) {
        if (target instanceof YamlScalar text && !text.isUnknown() && text.text().contains("/")) {
          job.out().add(GoText.quoted(text.text()) + " is not a valid hostname", text);
        }
      }
    }
  }

  private static void checkSections(Struct job) {
    for (YamlMapping.Entry entry : job.mapping().entries()) {
      String key = entry.key().text();
      if (key.endsWith("_sd_configs") || key.equals("static_configs")) {
        for (Yaml item :
            entry.value() instanceof io.mcmetrics.yaml.YamlSequence list
                ? list.items()
                : List.<Yaml>of()) {
          if (item.isNull()) {
            job.out().add("empty or null section in " + key, item);
          }
        }
      }
    }
  }

  /** Checks what a job makes of the global settings. */
  static void checkWithGlobal(Struct job, Struct global) {
    String name = GoText.quoted(job.text("job_name").orElse(""));
    Optional<Duration> own = job.duration("scrape_interval");
    Optional<Duration> interval =
        own.filter(Duration::isZero).isPresent() ? GlobalCheck.interval(global) : own;
    Optional<Duration> timeout = job.duration("scrape_timeout");
    if (interval.isPresent()
        && timeout.isPresent()
        && timeout.get().compareTo(interval.get()) > 0) {
      job.refuseWith(
          "scrape_timeout",
          "scrape timeout greater than scrape interval for scrape config with job name %s",
          name);
    }
    GlobalCheck.checkProtocols(job, " for scrape config with job name " + name);
    Optional<String> fallback = job.text("fallback_scrape_protocol");
    if (fallback.filter(f -> !f.isEmpty() && !GlobalCheck.isProtocol(f)).isPresent()) {
      job.refuseWith(
          "fallback_scrape_protocol",
          "invalid fallback_scrape_protocol for scrape config with job name %s: %s",
          name,
          GlobalCheck.unknownProtocol(fallback.get()));
    }
    checkEscaping(job, global);
  }

  /** Tells whether the names of a job are those before 3.0. */
  static boolean isLegacy(Struct job, Struct global) {
    String own = job.text("metric_name_validation_scheme").orElse("");
    return own.isEmpty() ? GlobalCheck.isLegacy(global) : own.equals("legacy");
  }

  private static void checkEscaping(Struct job, Struct global) {
    Optional<String> globalScheme = global.text("metric_name_escaping_scheme");
    Optional<String> ownScheme = job.text("metric_name_escaping_scheme");
    Optional<String> ownNames = job.text("metric_name_validation_scheme");
    if (globalScheme.isEmpty() || ownScheme.isEmpty() || ownNames.isEmpty()) {
      return;
    }
    if (!NAMES.contains(ownNames.get())) {
      // Newer releases refuse it where they read the word.
      job.refuseWith(
          "metric_name_validation_scheme",
          "unknown scrape config name validation method specified, must be either 'legacy' or"
              + " 'utf8', got %s",
          ownNames.get());
      return;
    }
    if (!globalScheme.get().isEmpty() && !ESCAPING.contains(globalScheme.get())) {
      global.refuse("metric_name_escaping_scheme", unknownScheme("global", globalScheme.get()));
      return;
    }
    if (!ownScheme.get().isEmpty() && !ESCAPING.contains(ownScheme.get())) {
      job.refuse("metric_name_escaping_scheme", unknownScheme("scrape config", ownScheme.get()));
      return;
    }
    // Before 3.7, a job with names of its own still takes the global scheme.
    boolean isOld = job.loader().isBefore(3, 7);
    boolean inherits = ownScheme.get().isEmpty() && (isOld || ownNames.get().isEmpty());
    String scheme = inherits ? globalScheme.get() : ownScheme.get();
    boolean isUtf8 =
        scheme.equals(UTF8_NAMES)
            || (isOld
                && !job.loader().isBefore(3, 4)
                && inherits
                && scheme.isEmpty()
                && !GlobalCheck.isLegacy(global));
    if (isUtf8 && isLegacy(job, global)) {
      boolean isOfGlobal = inherits && !scheme.isEmpty();
      (isOfGlobal ? global : job)
          .refuse(
              isOfGlobal ? "metric_name_escaping_scheme" : "metric_name_validation_scheme",
              "utf8 metric names requested but validation scheme is not set to UTF8");
    }
  }

  private static String unknownScheme(String whose, String scheme) {
    return "unknown "
        + whose
        + " name escaping method specified, must be one of 'allow-utf-8', 'underscores', 'dots', or"
        + " 'values', got "
        + GoText.quoted(scheme);
  }
}
