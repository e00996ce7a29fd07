package io.mcmetrics.network;

import io.mcmetrics.kubernetes.Container;
import io.mcmetrics.kubernetes.Listener;
import io.mcmetrics.kubernetes.Program;
import io.mcmetrics.kubernetes.Workload;
import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import java.util.List;

/**
 * A port of a container that a Service leads to.
 *
 * @param port its number
 * @param listeners what listens there; none if that is not known
 */
public record ContainerPort(
    Workload workload, Container container, int port, List<Listener> listeners) implements Located {
  /** Keeps its own list. */
  public ContainerPort {
    listeners = List.copyOf(listeners);
  }

  /** Returns what runs there. */
  public Program program() {
    return Program.of(container);
  }

  /** Tells whether what listens there takes something. */
  public boolean takes(Listener.Purpose purpose) {
    return listeners.stream().anyMatch(listener -> listener.purpose() == purpose);
  }

  @Override
  public Origin origin() {
    return container.origin();
  }
}
