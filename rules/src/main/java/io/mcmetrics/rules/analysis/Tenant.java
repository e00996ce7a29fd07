package io.mcmetrics.rules.analysis;

import io.mcmetrics.path.ProxyHop;
import io.mcmetrics.path.RouteMatch;
import io.mcmetrics.path.SamplePath;
import io.mcmetrics.route.Endpoint.Route;
import io.mcmetrics.sender.ExternalLabels.Label;
import io.mcmetrics.sender.RemoteWrite;
import io.mcmetrics.thanos.Hashring;
import io.mcmetrics.thanos.Receive;
import io.mcmetrics.thanos.ThanosRelease;
import io.mcmetrics.yaml.NamedValue;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The tenant that a receiver assigns to a remote write (thanos, pkg/tenancy/tenancy.go).
 *
 * @param header the header in which the receiver expects it
 * @param isSaid whether a header names it; otherwise it is the default of the receiver
 */
public record Tenant(Known<String> name, String header, boolean isSaid) {
  /** The header that a receiver also reads, whatever its flags say, since 0.34. */
  private static final String USUAL_HEADER = "THANOS-TENANT";

  private static final ThanosRelease READING_BOTH = new ThanosRelease(0, 34);

  /** The first release that checks names. */
  private static final ThanosRelease CHECKING = new ThanosRelease(0, 31);

  /** {@code team-a} and {@code team-b} are two tenants, {@code a} and {@code tenant-a} one. */
  private static final Pattern WHAT_IT_IS = Pattern.compile("(?i)^(?:tenant|cluster|team|org)-");

  /**
   * Returns the tenant of a remote write; empty if it is not known. A header that a proxy on the
   * path sets replaces that of the sender.
   */
  public static Optional<Tenant> of(RemoteWrite write, Receive receive, SamplePath path) {
    if (!(receive.tenantHeader() instanceof Known<String> header)) {
      return Optional.empty();
    }
    if (path.resolution().routes().size() > 1) {
      return Optional.empty(); // Which of the routes is taken, and what it sets, is not known.
    }
    for (String name : headersRead(header.value(), receive)) {
      Optional<NamedValue> set = setOnPath(name, path);
      if (set.isPresent() && !set.get().value().isKnown("")) {
        return known(set.get().value()).map(value -> new Tenant(value, header.value(), true));
      }
      if (set.isPresent()) {
        continue;
      }
      for (Label label : write.headers()) {
        if (label.name().equalsIgnoreCase(name) && !label.value().isKnown("")) {
          return known(label.value()).map(value -> new Tenant(value, header.value(), true));
        }
      }
    }
    return known(receive.defaultTenant()).map(value -> new Tenant(value, header.value(), false));
  }

  private static Optional<NamedValue> setOnPath(String header, SamplePath path) {
    Stream<RouteMatch> passed =
        Stream.concat(
            path.resolution().routes().stream(), path.proxyHops().stream().map(ProxyHop::match));
    return passed
        .flatMap(match -> match.route().headers().stream())
        .filter(set -> set.name().equalsIgnoreCase(header) || set.name().equals(Route.ANY_HEADER))
        .reduce((first, last) -> last);
  }

  private static List<String> headersRead(String told, Receive receive) {
    return receive.component().isBefore(READING_BOTH) ? List.of(told) : List.of(told, USUAL_HEADER);
  }

  /**
   * Tells whether the receiver refuses the name, which becomes a directory: it must have no slash.
   */
  public boolean isRefusedBy(Receive receive) {
    String text = name.value();
    return text.contains("/") && !text.equals("/") && !receive.component().isBefore(CHECKING);
  }

  private static Optional<Known<String>> known(Value<String> value) {
    return value instanceof Known<String> known ? Optional.of(known) : Optional.empty();
  }

  /** Tells whether a hashring of the receiver takes this tenant, or may. */
  public boolean mayBeTakenBy(Receive receive) {
    List<Hashring> rings = receive.hashrings().rings();
    return !receive.hashrings().isKnown()
        || rings.isEmpty()
        || rings.stream().anyMatch(ring -> ring.acceptsAllTenants() || isListed(ring));
  }

  /** Tells whether a hashring names this tenant, or may. */
  public boolean isListed(Hashring ring) {
    return ring.tenants().stream().anyMatch(tenant -> mayBe(tenant, ring));
  }

  /**
   * Tells whether a name is this one, except for a prefix such as {@code tenant-}, or for its case.
   */
  public boolean isLike(String listed) {
    return bare(listed).equalsIgnoreCase(bare(name.value()));
  }

  private static String bare(String tenant) {
    return WHAT_IT_IS.matcher(tenant).replaceFirst("");
  }

  private boolean mayBe(Value<String> tenant, Hashring ring) {
    return !(tenant instanceof Known<String> known)
        || known.value().equals(name.value())
        || (ring.isGlob() && TenantGlob.of(known.value()).mayMatch(name.value()));
  }
}
