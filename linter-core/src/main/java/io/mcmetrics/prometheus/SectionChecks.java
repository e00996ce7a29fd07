package io.mcmetrics.prometheus;

import io.mcmetrics.relabel.GoText;
import io.mcmetrics.remotewrite.HeaderCheck;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlScalar;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Checks the smaller sections ({@code UnmarshalYAML} of each in config.go, Prometheus 3.16). */
final class SectionChecks {
  private static final Set<String> ESCAPING =
      Set.of("", "UnderscoreEscapingWithSuffixes", "UnderscoreEscapingWithoutSuffixes");
  private static final Set<String> UTF8 = Set.of("NoTranslation", "NoUTF8EscapingWithSuffixes");

  private SectionChecks() {}

  static void checkTracing(Struct tracing) {
    for (YamlMapping headers : tracing.mapping().mappingAt("headers").stream().toList()) {
      for (YamlMapping.Entry header : headers.merged().entries()) {
        checkTracingHeader(header, tracing);
      }
    }
    tracing.require("endpoint", "tracing endpoint must be set");
    Optional<String> compression = tracing.text("compression");
    if (compression.filter(c -> !c.isEmpty() && !c.equals("gzip")).isPresent()) {
      tracing.refuseWith(
          "compression",
          "invalid compression type %s provided, valid options: gzip",
          compression.orElse(""));
    }
  }

  private static void checkTracingHeader(YamlMapping.Entry header, Struct tracing) {
    String name = header.key().text().toLowerCase(Locale.ROOT);
    if (name.equals("authorization")) {
      tracing.out().add("custom authorization header configuration is not yet supported", header);
    } else if (HeaderCheck.isReserved(name)) {
      tracing
          .out()
          .add(header.key().text() + " is a reserved header. It must not be changed", header);
    }
  }

  static void checkTsdb(Struct tsdb) {
    Optional<Struct> encoding = tsdb.block("chunk_encoding");
    Optional<String> floats = encoding.flatMap(block -> block.text("floats"));
    if (floats.filter(f -> !Set.of("", "xor", "xor2").contains(f)).isPresent()) {
      encoding
          .get()
          .refuseWith(
              "floats",
              "'storage.tsdb.chunk_encoding.floats' must be 'xor' or 'xor2', or the field must be"
                  + " omitted entirely, got %s",
              GoText.quoted(floats.get()));
    }
  }

  static void checkRetention(Struct retention) {
    retention
        .text("size")
        .filter(size -> size.startsWith("-") && !size.matches("-0*"))
        .ifPresent(
            size ->
                retention.refuseWith(
                    "size",
                    "'storage.tsdb.retention.size' must be greater than or equal to 0, got %s",
                    size));
    Optional<String> percentage = retention.text("percentage").filter(text -> !text.isEmpty());
    if (percentage.isPresent()) {
      try {
        double share = share(percentage.get());
        if (share < 0 || share > 100) {
          retention.refuseWith(
              "percentage",
              "'storage.tsdb.retention.percentage' must be in the range [0, 100], got %s",
              percentage.get());
        }
      } catch (NumberFormatException e) {
        // A spelling that Go reads and Java does not, such as 0x10.
        return;
      }
    }
  }

  private static double share(String number) {
    return number.matches("[-+]?\\.(inf|Inf|INF)")
        ? Double.parseDouble(number.charAt(0) == '-' ? "-Infinity" : "Infinity")
        : Double.parseDouble(number);
  }

  static void checkOtlp(Struct otlp) {
    boolean promotesAll = otlp.isOn("promote_all_resource_attributes");
    List<YamlScalar> promoted = otlp.words("promote_resource_attributes");
    List<YamlScalar> ignored = otlp.words("ignore_resource_attributes");
    if (promotesAll && !promoted.isEmpty()) {
      otlp.refuse(
          "promote_resource_attributes",
          "'promote_all_resource_attributes' and 'promote_resource_attributes' cannot be configured"
              + " simultaneously");
    } else if (!promotesAll && !ignored.isEmpty()) {
      otlp.refuse(
          "ignore_resource_attributes",
          "'ignore_resource_attributes' cannot be configured unless"
              + " 'promote_all_resource_attributes' is true");
    } else {
      checkAttributes(promotesAll ? ignored : promoted, promotesAll ? "ignored" : "promoted", otlp);
    }
  }

  private static void checkAttributes(List<YamlScalar> attributes, String adjective, Struct otlp) {
    Set<String> seen = new HashSet<>();
    for (YamlScalar attribute : attributes) {
      String name = attribute.isNull() ? "" : attribute.text().strip();
      if (name.isEmpty()) {
        otlp.out().add("empty " + adjective + " OTel resource attribute", attribute);
      } else if (!seen.add(name)) {
        otlp.out()
            .add(
                "duplicated %s OTel resource attribute %s"
                    .formatted(adjective, GoText.quoted(name)),
                attribute);
      }
    }
  }

  /** Checks the translation of names, which depends on what names are valid. */
  static void checkTranslation(Struct root, boolean isLegacy) {
    Optional<Struct> otlp = root.block("otlp");
    Optional<String> strategy = otlp.flatMap(block -> block.text("translation_strategy"));
    if (strategy.isEmpty() || ESCAPING.contains(strategy.get())) {
      return;
    }
    if (!UTF8.contains(strategy.get())) {
      otlp.get()
          .refuseWith(
              "translation_strategy",
              "unsupported OTLP translation strategy %s",
              GoText.quoted(strategy.get()));
    } else if (isLegacy) {
      otlp.get()
          .refuseWith(
              "translation_strategy",
              "OTLP translation strategy %s is not allowed when UTF8 is disabled",
              GoText.quoted(strategy.get()));
    }
  }
}
