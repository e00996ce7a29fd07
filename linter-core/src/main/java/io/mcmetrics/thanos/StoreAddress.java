package io.mcmetrics.thanos;

import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.Value;
import java.util.Optional;

/**
 * Where Thanos Query asks for series.
 *
 * @param written as it is given
 * @param lookup how the host becomes addresses
 * @param host empty if it cannot be read
 * @param port empty if there is none; for a service record it is part of what is looked up
 * @param portName the name of the port in a service record; empty otherwise
 * @param isGroup whether all addresses behind it have the same series ({@code --endpoint-group})
 */
public record StoreAddress(
    String written,
    Lookup lookup,
    String host,
    String port,
    String portName,
    boolean isGroup,
    Origin origin)
    implements Located {
  private static final String SRV = "dnssrv+";
  private static final String SRV_WITHOUT_A = "dnssrvnoa+";
  private static final String DNS = "dns+";

  /** How a host becomes addresses (thanos, docs/service-discovery.md). */
  public enum Lookup {
    /** Once, by whatever connects: one connection. */
    NONE,
    /** All addresses of the name. */
    ADDRESSES,
    /** All hosts and ports of a service record. */
    SERVICE_RECORD
  }

  /** Returns an address as it is given; empty if something outside fills it in. */
  public static Optional<StoreAddress> of(Value<String> given, boolean isGroup) {
    if (!(given instanceof Value.Known<String> known) || known.value().contains("$(")) {
      return Optional.empty();
    }
    String text = known.value().strip();
    if (text.startsWith(SRV) || text.startsWith(SRV_WITHOUT_A)) {
      return Optional.of(serviceRecord(text, isGroup, known.origin()));
    }
    boolean isLookedUp = text.startsWith(DNS);
    String address = isLookedUp ? text.substring(DNS.length()) : text;
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
            known.origin()));
  }

  /** {@code _grpc._tcp.name}: the port by its name, the protocol, and the Service. */
  private static StoreAddress serviceRecord(String text, boolean isGroup, Origin origin) {
    String record = text.substring(text.indexOf('+') + 1).replaceFirst(":\\d+$", "");
    String[] parts = record.split("\\.", 3);
    boolean isRecord = parts.length == 3 && parts[0].startsWith("_") && parts[1].startsWith("_");
    return new StoreAddress(
        text,
        Lookup.SERVICE_RECORD,
        isRecord ? parts[2] : record,
        "",
        isRecord ? parts[0].substring(1) : "",
        isGroup,
        origin);
  }
}
