package io.mcmetrics.thanos;

import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.Value;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An address at which Thanos Query queries series.
 *
 * @param written the text of the flag
 * @param lookup how the host is resolved
 * @param host empty if it cannot be read
 * @param port empty if there is none; for an SRV record, a port that overrides that of the record
 * @param portName the name of the port in an SRV record; empty otherwise
 * @param isGroup whether all addresses behind it have the same series ({@code --endpoint-group})
 * @param encryption whether it is asked by TLS, as far as that is written beside it
 */
public record StoreAddress(
    String written,
    Lookup lookup,
    String host,
    String port,
    String portName,
    boolean isGroup,
    Encryption encryption,
    Origin origin)
    implements Located {
  /** A scheme, which belongs to a URL; those of gRPC's own resolvers have three slashes. */
  private static final Pattern SCHEME = Pattern.compile("(?i)(?:https?|grpcs?|tcp)://");

  private static final String SRV = "dnssrv+";
  private static final String SRV_WITHOUT_A = "dnssrvnoa+";
  private static final String DNS = "dns+";
  private static final String DUAL_STACK = "dnsdualstack+";

  /** How a host is resolved (thanos, docs/service-discovery.md). */
  public enum Lookup {
    /** By the gRPC client: one connection. */
    NONE,
    /** To all addresses of A and AAAA records. */
    ADDRESSES,
    /** To all hosts and ports of an SRV record. */
    SERVICE_RECORD
  }

  /** Whether a store is asked by TLS. */
  public enum Encryption {
    /** The flags of Thanos Query decide, as for all addresses of flags. */
    BY_FLAGS,
    /** By TLS, as a file of endpoints says. */
    TLS,
    /** Without TLS, as a file of endpoints says. */
    PLAIN
  }

  /** Tells whether it has a scheme or a path, with which it can never be dialled (Thanos 0.42). */
  public boolean isUrl() {
    String address = withoutLookup(written);
    return SCHEME.matcher(address).lookingAt() || address.matches("[^/]+:\\d{1,5}/.*");
  }

  /** Returns the same address, asked as a file of endpoints says. */
  StoreAddress encrypted(Encryption how) {
    return new StoreAddress(written, lookup, host, port, portName, isGroup, how, origin);
  }

  /** Parses an address; empty if it has a placeholder or a variable. */
  public static Optional<StoreAddress> of(Value<String> given, boolean isGroup) {
    if (!(given instanceof Value.Known<String> known) || known.value().contains("$(")) {
      return Optional.empty();
    }
    String text = known.value().strip();
    if (text.startsWith(SRV) || text.startsWith(SRV_WITHOUT_A)) {
      return Optional.of(serviceRecord(text, isGroup, known.origin()));
    }
    boolean isLookedUp = text.startsWith(DNS) || text.startsWith(DUAL_STACK);
    String address = bare(isLookedUp ? withoutLookup(text) : text);
    int colon = address.lastIndexOf(':');
    boolean hasPort = colon >= 0 && address.substring(colon + 1).matches("\\d{1,5}");
    return Optional.of(
        new StoreAddress(
            text,
            isLookedUp ? Lookup.ADDRESSES : Lookup.NONE,
            hasPort ? address.substring(0, colon) : address,
            hasPort ? address.substring(colon + 1) : "",
            "",
            isGroup,
            Encryption.BY_FLAGS,
            known.origin()));
  }

  private static String withoutLookup(String text) {
    boolean isLookedUp = text.startsWith(DNS) || text.startsWith(DUAL_STACK);
    return isLookedUp ? text.substring(text.indexOf('+') + 1) : text;
  }

  /** Returns what somebody meant who wrote a URL: its host and its port. */
  private static String bare(String address) {
    String host = SCHEME.matcher(address).replaceFirst("");
    int slash = host.indexOf('/');
    return slash > 0 ? host.substring(0, slash) : host;
  }

  /** {@code _grpc._tcp.name}: the port by its name, the protocol, and the Service. */
  private static StoreAddress serviceRecord(String text, boolean isGroup, Origin origin) {
    String given = text.substring(text.indexOf('+') + 1);
    String record = given.replaceFirst(":\\d+$", "");
    String[] parts = record.split("\\.", 3);
    boolean isRecord = parts.length == 3 && parts[0].startsWith("_") && parts[1].startsWith("_");
    return new StoreAddress(
        text,
        Lookup.SERVICE_RECORD,
        isRecord ? parts[2] : record,
        given.length() > record.length() ? given.substring(record.length() + 1) : "",
        isRecord ? parts[0].substring(1) : "",
        isGroup,
        Encryption.BY_FLAGS,
        origin);
  }
}
