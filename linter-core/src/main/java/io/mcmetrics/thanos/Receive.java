package io.mcmetrics.thanos;

import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.NamedValue;
import io.mcmetrics.yaml.Value;
import java.util.ArrayList;
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
   * Returns the labels of what it keeps, in the order in which one goes before another of the same
   * name: those of the hashrings that name it are not told from those of others.
   */
  public List<NamedValue> labelsOfWhatItKeeps() {
    if (mode() == Mode.ROUTER) {
      return List.of();
    }
    List<NamedValue> all = new ArrayList<>(labels);
    hashrings.rings().forEach(ring -> all.addAll(ring.externalLabels()));
    return all;
  }

  /** Returns the address under which it finds itself in a hashring. */
  public Value<String> localEndpoint() {
    return component.commandLine().last("receive.local-endpoint");
  }

  /** Returns how many receivers keep each series; one if nobody says. */
  public Value<Integer> replicationFactor() {
    return number("receive.replication-factor", 1);
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
