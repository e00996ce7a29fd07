package io.mcmetrics.network;

import io.mcmetrics.kubernetes.Container;
import io.mcmetrics.kubernetes.Listener;
import io.mcmetrics.kubernetes.Program;
import io.mcmetrics.kubernetes.Workload;
import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import java.util.List;

/**
 * A port of a container to which a port of a Service leads.
 *
 * @param port its number
 * @param listeners the listeners on that port; none if they are not known
 */
public record ContainerPort(
    Workload workload, Container container, int port, List<Listener> listeners) implements Located {
  /** Keeps its own list. */
  public ContainerPort {
    listeners = List.copyOf(listeners);
  }

  /** Returns the program of the container. */
  public Program program() {
    return Program.of(container);
  }

  /** Tells whether one of the listeners serves a protocol. */
  public boolean takes(Listener.Purpose purpose) {
    return listeners.stream().anyMatch(listener -> listener.purpose() == purpose);
  }

  @Override
  public Origin origin() {
    return container.origin();
  }
}
