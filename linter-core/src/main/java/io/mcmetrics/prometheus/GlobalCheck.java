package io.mcmetrics.prometheus;

import io.mcmetrics.relabel.GoText;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlScalar;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks {@code global} (Prometheus 3.16, {@code GlobalConfig.UnmarshalYAML}). */
final class GlobalCheck {
  static final Duration DEFAULT_INTERVAL = Duration.ofMinutes(1);

  private static final Pattern LEGACY_NAME = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");

  private static final Set<String> PROTOCOLS =
      Set.of(
          "PrometheusProto",
          "PrometheusText0.0.4",
          "PrometheusText1.0.0",
          "OpenMetricsText0.0.1",
          "OpenMetricsText1.0.0",
          "OpenMetricsText2.0.0");

  private GlobalCheck() {}

  static void check(Struct global) {
    for (YamlMapping labels : global.mapping().mappingAt("external_labels").stream().toList()) {
      labels.merged().entries().forEach(label -> checkLabel(label.key(), global));
    }
    Optional<Duration> interval = interval(global);
    Optional<Duration> timeout = global.duration("scrape_timeout");
    if (interval.isPresent()
        && timeout.isPresent()
        && timeout.get().compareTo(interval.get()) > 0) {
      global.refuse("scrape_timeout", "global scrape timeout greater than scrape interval");
    }
    checkProtocols(global, " for global config");
  }

  /** Returns the interval at which jobs scrape that say none; nothing if it is not known. */
  static Optional<Duration> interval(Struct global) {
    return global.duration("scrape_interval").map(d -> d.isZero() ? DEFAULT_INTERVAL : d);
  }

  /** Tells whether only letters, digits and underscores make a valid name. */
  static boolean isLegacy(Struct global) {
    return global.text("metric_name_validation_scheme").filter("legacy"::equals).isPresent();
  }

  private static void checkLabel(YamlScalar name, Struct global) {
    String message = GoText.quoted(name.text()) + " is not a valid label name";
    if (name.isUnknown()) {
      return;
    }
    if (name.text().isEmpty()) {
      global.out().add(message, name);
    } else if (!LEGACY_NAME.matcher(name.text()).matches()) {
      if (global.loader().isBefore(3, 0)) {
        global.out().add(message, name);
      } else if (isLegacy(global)) {
        global.out().addSince(3, 7, message, name);
      }
    }
  }

  /** Checks a list of protocols; an empty one is refused, and none at all is not. */
  static void checkProtocols(Struct block, String where) {
    if (!block.isWritten("scrape_protocols")) {
      return;
    }
    if (block.mapping().itemsAt("scrape_protocols").isEmpty()) {
      block.refuse("scrape_protocols", "scrape_protocols cannot be empty" + where);
    }
    Set<String> seen = new HashSet<>();
    for (YamlScalar protocol : block.words("scrape_protocols")) {
      if (!seen.add(protocol.text().toLowerCase(Locale.ROOT))) {
        block.out().add("duplicated protocol in scrape_protocols" + where, protocol);
      } else if (!PROTOCOLS.contains(protocol.text())) {
        block.out().add("scrape_protocols: " + unknownProtocol(protocol.text()), protocol);
      }
    }
  }

  static boolean isProtocol(String text) {
    return PROTOCOLS.contains(text);
  }

  static String unknownProtocol(String text) {
    List<String> known = PROTOCOLS.stream().sorted().toList();
    return "unknown scrape protocol " + text + ", supported: [" + String.join(" ", known) + "]";
  }
}
