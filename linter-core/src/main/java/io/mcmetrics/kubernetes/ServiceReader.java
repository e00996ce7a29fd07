package io.mcmetrics.kubernetes;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.document.Document;
import io.mcmetrics.yaml.NamedValue;
import io.mcmetrics.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.List;

/** Reads Service resources. */
public final class ServiceReader {
  private ServiceReader() {}

  /** Reads a document of kind Service. */
  public static Service read(Document service, Cluster cluster) {
    return new Service(
        cluster,
        service.name(),
        service.namespace(),
        service.text("spec", "type"),
        service.text("spec", "clusterIP"),
        service.text("spec", "externalName"),
        ports(service.root()),
        NamedValue.in(service.root().mappingAt("spec", "selector")),
        NamedValue.in(service.root().mappingAt("metadata", "annotations")),
        service.sight(),
        service.origin());
  }

  /** Reads {@code spec.ports} of a Service. */
  public static List<ServicePort> ports(YamlMapping service) {
    return ports(service.mappingsAt("spec", "ports"));
  }

  /** Reads the entries of a list of ports. */
  public static List<ServicePort> ports(List<YamlMapping> written) {
    List<ServicePort> ports = new ArrayList<>();
    for (YamlMapping port : written) {
      ports.add(
          new ServicePort(
              port.text("name"),
              port.number("port"),
              port.text("targetPort"),
              port.number("nodePort"),
              port.origin()));
    }
    return ports;
  }
}
