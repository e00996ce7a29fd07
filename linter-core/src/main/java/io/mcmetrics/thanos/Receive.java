package io.mcmetrics.thanos;

import io.mcmetrics.relabel.RelabelRule;
import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.NamedValue;
import io.mcmetrics.yaml.Value;
import java.util.List;
import java.util.Optional;

/**
 * A Thanos Receive.
 *
 * @param labels those of {@code --label}, which override labels of the series in queries
 * @param hashrings the hashrings by which it distributes samples
 * @param limits the limits of a request
 * @param relabelling what it does to the labels of what it gets by remote write; empty if that is
 *     not known
 */
public record Receive(
    Component component,
    List<NamedValue> labels,
    Hashrings hashrings,
    WriteLimits limits,
    Optional<List<RelabelRule>> relabelling)
    implements Located {
  private static final String TENANT_HEADER = "THANOS-TENANT";
  private static final String DEFAULT_TENANT = "default-tenant";
  private static final String TENANT_LABEL = "tenant_id";
  private static final String HASHMOD = "hashmod";

  /** The mode of a receiver (thanos, cmd/thanos/receive.go). */
  public enum Mode {
    /** It forwards all samples to others. */
    ROUTER,
    /** It stores its share and forwards the rest. */
    ROUTER_INGESTOR,
    /** It stores all samples. */
    INGESTOR
  }

  /** Keeps its own list. */
  public Receive {
    labels = List.copyOf(labels);
    relabelling = relabelling.map(List::copyOf);
  }

  /** Returns its mode. */
  public Mode mode() {
    if (!hashrings.isConfigured()) {
      return Mode.INGESTOR;
    }
    return localEndpoint() instanceof Value.Absent<String> || localEndpoint().isKnown("")
        ? Mode.ROUTER
        : Mode.ROUTER_INGESTOR;
  }

  /**
   * Returns the labels that hashrings add to samples of a tenant: those of the first hashring that
   * lists it by name; patterns do not count (thanos, pkg/receive/multitsdb.go,
   * extractTenantsLabels).
   */
  public List<NamedValue> labelsOfHashrings(String tenant) {
    return hashrings.rings().stream()
        .filter(ring -> ring.tenants().stream().anyMatch(listed -> listed.isKnown(tenant)))
        .findFirst()
        .map(Hashring::externalLabels)
        .orElse(List.of());
  }

  /** Returns the address by which it finds itself in a hashring. */
  public Value<String> localEndpoint() {
    return component.commandLine().last("receive.local-endpoint");
  }

  /** Returns the algorithm by which a hashring distributes series. */
  public Value<String> algorithm(Hashring ring) {
    boolean isSaid = !(ring.algorithm() instanceof Value.Absent) && !ring.algorithm().isKnown("");
    return isSaid ? ring.algorithm() : text("receive.hashrings-algorithm", HASHMOD);
  }

  /** Tells whether it forwards to other receivers by gRPC, which is the default. */
  public boolean forwardsByGrpc() {
    Value<String> protocol = component.commandLine().last("receive.replication-protocol");
    return protocol instanceof Value.Absent<String> || protocol.isKnown("protobuf");
  }

  /** Returns the replication factor; 1 by default. */
  public Value<Integer> replicationFactor() {
    return number("receive.replication-factor", 1);
  }

  /**
   * Tells whether it surely takes the tenant from a header, and not from a label or certificate.
   */
  public boolean takesTenantsFromHeader() {
    return component.commandLine().isWhole()
        && !component.commandLine().has("receive.split-tenant-label-name")
        && !takesTenantsFromCertificates();
  }

  /** Returns the name of the label that it takes away from series as their tenant. */
  public Value<String> splitLabel() {
    return component.commandLine().last("receive.split-tenant-label-name");
  }

  /** Tells whether it takes the tenant from the certificate of the client. */
  public boolean takesTenantsFromCertificates() {
    Value<String> field = tenantCertificateField();
    return !(field instanceof Value.Absent<String>) && !field.isKnown("");
  }

  /** Returns the field of the certificate with the tenant. */
  public Value<String> tenantCertificateField() {
    return component.commandLine().last("receive.tenant-certificate-field");
  }

  /** Returns the name of the header with the tenant. */
  public Value<String> tenantHeader() {
    return text("receive.tenant-header", TENANT_HEADER);
  }

  /** Returns the tenant of requests without one. */
  public Value<String> defaultTenant() {
    return text("receive.default-tenant-id", DEFAULT_TENANT);
  }

  /** Returns the name of the label with the tenant. */
  public Value<String> tenantLabel() {
    return text("receive.tenant-label-name", TENANT_LABEL);
  }

  private Value<String> text(String flag, String otherwise) {
    Value<String> given = component.commandLine().last(flag);
    return given instanceof Value.Absent<String>
        ? new Value.Known<>(otherwise, given.origin())
        : given;
  }

  private Value<Integer> number(String flag, int otherwise) {
    Value<String> given = component.commandLine().last(flag);
    if (given instanceof Value.Absent<String>) {
      return new Value.Known<>(otherwise, given.origin());
    }
    return given instanceof Value.Known<String> known && known.value().matches("\\d{1,9}")
        ? new Value.Known<>(Integer.parseInt(known.value()), known.origin())
        : new Value.Unknown<>("", given.origin());
  }

  @Override
  public Origin origin() {
    return component.origin();
  }
}
