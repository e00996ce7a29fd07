package io.mcmetrics.kubernetes;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.cluster.Cluster.Naming;
import io.mcmetrics.cluster.Role;
import io.mcmetrics.document.Document;
import io.mcmetrics.render.Renderer;
import io.mcmetrics.route.Endpoint;
import io.mcmetrics.route.Endpoint.Route;
import io.mcmetrics.route.Gateways;
import io.mcmetrics.route.RouteReader;
import io.mcmetrics.route.TraefikMiddlewares;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.SourceTree;
import io.mcmetrics.yaml.Value;
import java.util.List;

/** Reads resources from the text of a test. */
public final class Written {
  /** The cluster of all resources. */
  public static final Cluster CLUSTER = new Cluster("central", Role.CENTRAL, "", Naming.DECLARED);

  private Written() {}

  /** Returns the first document of a text. */
  public static Document document(String text) {
    return documents(text).get(0);
  }

  private static List<Document> documents(String text) {
    return Renderer.render(SourceTree.of(List.of(SourceFile.of("a.yaml", text)))).documents();
  }

  /** Returns the endpoint that the first document of a text describes. */
  public static Endpoint endpoint(String text) {
    List<Document> documents = documents(text);
    Gateways gateways = Gateways.of(documents, any -> CLUSTER);
    return RouteReader.read(documents.get(0), CLUSTER, TraefikMiddlewares.of(List.of()), gateways)
        .orElseThrow();
  }

  /** Returns the routes of that endpoint in words. */
  public static List<String> routes(String text) {
    return endpoint(text).routes().stream().map(Written::words).toList();
  }

  /** Returns the host, path, kind of match, Service, port and kind of rewrite of a route. */
  private static String words(Route route) {
    return "%s %s %s -> %s:%s %s"
        .formatted(
            words(route.host()),
            words(route.path()),
            route.match(),
            words(route.service()),
            words(route.port()),
            route.rewrite().kind());
  }

  /** Returns the name of a Service, and each of its ports as {@code number>target}. */
  public static String words(Service service) {
    List<String> ports =
        service.ports().stream()
            .map(port -> words(port.number()) + ">" + words(port.targetOrNumber()))
            .toList();
    return words(service.name()) + " " + String.join(" ", ports);
  }

  /**
   * Returns the text of a known value, {@code -} for an absent one, {@code ?} for an unknown one.
   */
  public static String words(Value<?> value) {
    if (value instanceof Value.Known<?> known) {
      return known.value().toString();
    }
    return value instanceof Value.Absent<?> ? "-" : "?";
  }

  /** Returns the container of a Pod with an entry of {@code containers}. */
  static Container container(String text) {
    Document pod =
        document(
            "apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec:\n  containers:\n"
                + ("- " + text.strip().replace("\n", "\n  ")).indent(4));
    return WorkloadReader.read(pod, CLUSTER).orElseThrow().containers().get(0);
  }
}
