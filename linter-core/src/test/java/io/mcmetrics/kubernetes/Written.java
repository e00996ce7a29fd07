package io.mcmetrics.kubernetes;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.cluster.Cluster.Naming;
import io.mcmetrics.cluster.Role;
import io.mcmetrics.document.Document;
import io.mcmetrics.render.Renderer;
import io.mcmetrics.route.Endpoint;
import io.mcmetrics.route.Endpoint.Route;
import io.mcmetrics.route.Gateways;
import io.mcmetrics.route.RouteResources;
import io.mcmetrics.route.TraefikMiddlewares;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.SourceTree;
import io.mcmetrics.yaml.Value;
import java.util.List;

/** Reads resources that a test writes down. */
public final class Written {
  public static final Cluster CLUSTER = new Cluster("central", Role.CENTRAL, "", Naming.DECLARED);

  private Written() {}

  public static Document document(String text) {
    return documents(text).get(0);
  }

  private static List<Document> documents(String text) {
    return Renderer.render(SourceTree.of(List.of(SourceFile.of("a.yaml", text)))).documents();
  }

  /** Returns the endpoint that the first of some documents describes. */
  public static Endpoint endpoint(String text) {
    List<Document> documents = documents(text);
    Gateways gateways = Gateways.of(documents, any -> CLUSTER);
    return RouteResources.read(
            documents.get(0), CLUSTER, TraefikMiddlewares.of(List.of()), gateways)
        .orElseThrow();
  }

  public static List<String> routes(String text) {
    return endpoint(text).routes().stream().map(Written::words).toList();
  }

  /** Returns a route as host, path, how that is compared, Service and port. */
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

  public static String words(Value<?> value) {
    if (value instanceof Value.Known<?> known) {
      return known.value().toString();
    }
    return value instanceof Value.Absent<?> ? "-" : "?";
  }

  static Container container(String text) {
    Document pod =
        document(
            "apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec:\n  containers:\n"
                + ("- " + text.strip().replace("\n", "\n  ")).indent(4));
    return WorkloadReader.read(pod, CLUSTER).orElseThrow().containers().get(0);
  }
}
