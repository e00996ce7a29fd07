package io.mcmetrics.rules.receive;

import io.mcmetrics.model.ExternalLabels.Label;
import io.mcmetrics.model.RemoteWrite;
import io.mcmetrics.thanos.Hashring;
import io.mcmetrics.thanos.Receive;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whose samples a receiver takes a remote write for (thanos, pkg/tenancy/tenancy.go).
 *
 * @param header the header that would say it
 * @param isSaid whether it does; else it is whom the receiver takes for it
 */
public record Tenant(Known<String> name, String header, boolean isSaid) {
  /** What a receiver also reads, whatever it is told. */
  private static final String USUAL_HEADER = "THANOS-TENANT";

  /** Returns the tenant of a remote write; empty if a file does not tell it. */
  public static Optional<Tenant> of(RemoteWrite write, Receive receive) {
    if (!(receive.tenantHeader() instanceof Known<String> header)) {
      return Optional.empty();
    }
    for (String name : List.of(header.value(), USUAL_HEADER)) {
      for (Label label : write.headers()) {
        if (label.name().equalsIgnoreCase(name) && !label.value().isKnown("")) {
          return known(label.value()).map(value -> new Tenant(value, header.value(), true));
        }
      }
    }
    return known(receive.defaultTenant()).map(value -> new Tenant(value, header.value(), false));
  }

  private static Optional<Known<String>> known(Value<String> value) {
    return value instanceof Known<String> known ? Optional.of(known) : Optional.empty();
  }

  /** Tells whether a hashring takes this tenant, or may. */
  boolean mayBeOf(Hashring ring) {
    return ring.tenants().isEmpty() || ring.tenants().stream().anyMatch(t -> mayBe(t, ring));
  }

  private boolean mayBe(Value<String> tenant, Hashring ring) {
    return !(tenant instanceof Known<String> known)
        || known.value().equals(name.value())
        || (ring.isGlob() && Pattern.matches(expression(known.value()), name.value()));
  }

  /** Of Go's filepath.Match; a class of characters may be anything. */
  private static String expression(String glob) {
    StringBuilder expression = new StringBuilder();
    for (char letter : glob.replaceAll("\\[[^\\]]*\\]", "?").toCharArray()) {
      expression.append(
          switch (letter) {
            case '*' -> "[^/]*";
            case '?' -> "[^/]";
            default -> Pattern.quote(String.valueOf(letter));
          });
    }
    return expression.toString();
  }
}
