package io.mcmetrics.render;

import io.mcmetrics.document.Document;
import io.mcmetrics.finding.Gap;
import io.mcmetrics.yaml.Value;
import java.util.List;

/** What a small tree in memory comes to, in words that are easy to compare. */
public final class RenderedTree {
  /** Values of kube-prometheus-stack, with a gap for the cluster label. */
  public static final String STACK =
      "{prometheus: {prometheusSpec: {externalLabels: {cluster: %s}}}}";

  /** A Prometheus resource. */
  public static final String PROMETHEUS =
      """
      apiVersion: monitoring.coreos.com/v1
      kind: Prometheus
      metadata: {name: k8s}
      spec: {replicas: 1}
      """;

  private final Rendering rendering;

  private RenderedTree(Rendering rendering) {
    this.rendering = rendering;
  }

  /** Renders files that are given as paths and texts in turn. */
  public static RenderedTree of(String... pathsAndTexts) {
    return new RenderedTree(Renderer.render(Trees.of(pathsAndTexts)));
  }

  /** Returns the unit of each document of a kind, with the cluster that it is deployed to. */
  public List<String> units(String kind) {
    return documents(kind).stream()
        .map(Document::unit)
        .map(unit -> unit.path() + (unit.cluster().isEmpty() ? "" : " @" + unit.cluster()))
        .toList();
  }

  /** Returns the documents of a kind. */
  public List<Document> documents(String kind) {
    return rendering.documents().stream().filter(d -> d.kind().equals(kind)).toList();
  }

  /** Returns the value of one field in each Prometheus; a question mark for what is unknown. */
  public List<String> prometheus(String... path) {
    return values("Prometheus", path);
  }

  /**
   * Returns the value of one field in each document of a kind; a question mark for what is unknown,
   * a dash for what is absent.
   */
  public List<String> values(String kind, String... path) {
    return documents(kind).stream().map(document -> word(document.text(path))).toList();
  }

  private static String word(Value<String> value) {
    if (value instanceof Value.Known<String> known) {
      return known.value();
    }
    return value instanceof Value.Absent<String> ? "-" : "?";
  }

  /** Returns the external label {@code cluster} of each Prometheus. */
  public List<String> clusterLabels() {
    return prometheus("spec", "externalLabels", "cluster");
  }

  /** Returns the place of the cluster label of the only Prometheus, and the steps from there. */
  public String originOfClusterLabel() {
    return Trees.origin(documents("Prometheus").get(0).root(), "spec", "externalLabels", "cluster");
  }

  /** Tells of each document of a kind whether all of it can be seen. */
  public List<Boolean> whole(String kind) {
    return documents(kind).stream().map(document -> document.sight().whole()).toList();
  }

  /** Returns what could not be seen. */
  public List<String> gaps() {
    return rendering.gaps().stream().map(Gap::what).toList();
  }
}
