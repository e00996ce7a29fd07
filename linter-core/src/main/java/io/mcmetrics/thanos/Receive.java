package io.mcmetrics.thanos;

import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.NamedValue;
import io.mcmetrics.yaml.Value;
import java.util.List;

/**
 * A Thanos Receive.
 *
 * @param labels those of {@code --label}, which count before a client's own when it is asked
 * @param hashrings how it shares its load with others
 * @param limits what it refuses
 */
public record Receive(
    Component component, List<NamedValue> labels, Hashrings hashrings, WriteLimits limits)
    implements Located {
  private static final String TENANT_HEADER = "THANOS-TENANT";
  private static final String DEFAULT_TENANT = "default-tenant";
  private static final String TENANT_LABEL = "tenant_id";
  private static final String HASHMOD = "hashmod";

  /** What a receiver does with what it gets (thanos, cmd/thanos/receive.go). */
  public enum Mode {
    /** It hands all on to others. */
    ROUTER,
    /** It keeps its share and hands on the rest. */
    ROUTER_INGESTOR,
    /** It keeps all. */
    INGESTOR
  }

  /** Keeps its own list. */
  public Receive {
    labels = List.copyOf(labels);
  }

  /** Returns what it does with what it gets. */
  public Mode mode() {
    if (!hashrings.isTold()) {
      return Mode.INGESTOR;
    }
    return localEndpoint() instanceof Value.Absent<String> || localEndpoint().isKnown("")
        ? Mode.ROUTER
        : Mode.ROUTER_INGESTOR;
  }

  /**
   * Returns what hashrings add to what it keeps of a tenant: the first that lists it counts, and no
   * pattern does (thanos, pkg/receive/multitsdb.go, extractTenantsLabels).
   */
  public List<NamedValue> labelsOfHashrings(String tenant) {
    return hashrings.rings().stream()
        .filter(ring -> ring.tenants().stream().anyMatch(listed -> listed.isKnown(tenant)))
        .findFirst()
        .map(Hashring::externalLabels)
        .orElse(List.of());
  }

  /** Returns the address under which it finds itself in a hashring. */
  public Value<String> localEndpoint() {
    return component.commandLine().last("receive.local-endpoint");
  }

  /** Returns by which algorithm the receivers of a hashring share its series. */
  public Value<String> algorithm(Hashring ring) {
    boolean isSaid = !(ring.algorithm() instanceof Value.Absent) && !ring.algorithm().isKnown("");
    return isSaid ? ring.algorithm() : text("receive.hashrings-algorithm", HASHMOD);
  }

  /** Tells whether it hands on to other receivers by gRPC, as it does unless it is told. */
  public boolean handsOnByGrpc() {
    Value<String> protocol = component.commandLine().last("receive.replication-protocol");
    return protocol instanceof Value.Absent<String> || protocol.isKnown("protobuf");
  }

  /** Returns how many receivers keep each series; one if nobody says. */
  public Value<Integer> replicationFactor() {
    return number("receive.replication-factor", 1);
  }

  /** Tells whether the tenant is surely in a header, and not in a label or a certificate. */
  public boolean takesTenantsByHeader() {
    return component.commandLine().isWhole()
        && !component.commandLine().has("receive.split-tenant-label-name")
        && !asksCertificates();
  }

  /** Tells whether the tenant stands in the certificate of who sends. */
  public boolean asksCertificates() {
    Value<String> field = tenantCertificateField();
    return !(field instanceof Value.Absent<String>) && !field.isKnown("");
  }

  /** Returns the field of a certificate that names the tenant. */
  public Value<String> tenantCertificateField() {
    return component.commandLine().last("receive.tenant-certificate-field");
  }

  /** Returns the header that names the tenant. */
  public Value<String> tenantHeader() {
    return text("receive.tenant-header", TENANT_HEADER);
  }

  /** Returns the tenant of what names none. */
  public Value<String> defaultTenant() {
    return text("receive.default-tenant-id", DEFAULT_TENANT);
  }

  /** Returns the label that names the tenant. */
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
