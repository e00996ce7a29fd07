package io.mcmetrics.thanos.file;

import java.math.BigDecimal;
import java.util.List;

/** What those who take traces check of their settings (thanos, pkg/tracing). */
final class TracingMeaning {
  private TracingMeaning() {}

  static void check(String type, Block config, Faults out) {
    switch (type) {
      case "tracing.OTLP" -> {
        if (config
            .text("client_type")
            .filter(t -> !List.of("http", "grpc").contains(t))
            .isPresent()) {
          out.add(
              "otlp: invalid client type. Only 'http' and 'grpc' are accepted.",
              config.place("client_type"));
        }
      }
      case "tracing.ELASTIC_APM" -> {
        if (config
            .number("sample_rate")
            .filter(rate -> rate.signum() < 0 || rate.compareTo(BigDecimal.ONE) > 0)
            .isPresent()) {
          out.add("panic: the ratio is out of range [0,1.0]", config.place("sample_rate"));
        }
      }
      case "tracing.LIGHTSTEP" -> {
        if (config
            .text("tags")
            .filter(tags -> !tags.matches("|[^,=]*=[^,]*(,[^,=]*=[^,]*)*+"))
            .isPresent()) {
          out.add("panic: tags are `key=value`, separated by commas", config.place("tags"));
        }
      }
      default -> {}
    }
  }
}
