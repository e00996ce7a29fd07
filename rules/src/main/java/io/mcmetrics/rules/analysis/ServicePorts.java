package io.mcmetrics.rules.analysis;

import io.mcmetrics.kubernetes.Service;
import io.mcmetrics.kubernetes.ServicePort;
import java.util.stream.Collectors;

/** Names the ports of a Service in a sentence. */
public final class ServicePorts {
  private ServicePorts() {}

  /** Returns all ports of a Service, separated by commas. */
  public static String text(Service service) {
    return service.ports().stream().map(ServicePort::words).collect(Collectors.joining(", "));
  }
}
