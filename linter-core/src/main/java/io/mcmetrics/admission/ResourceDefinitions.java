package io.mcmetrics.admission;

import io.mcmetrics.cluster.ByCluster;
import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.document.Document;
import io.mcmetrics.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The CustomResourceDefinitions of a tree: where there is one, it decides, and no sheet does. */
final class ResourceDefinitions {
  private static final String KIND = "CustomResourceDefinition";

  /**
   * A definition.
   *
   * @param schemas by the {@code apiVersion} of the objects
   */
  private record Definition(Cluster cluster, Map<String, FieldSchema> schemas) {}

  private final Map<String, ByCluster<Definition>> definitions = new HashMap<>();

  /** Reads the definitions among some documents. */
  ResourceDefinitions(List<Document> documents, Function<Document, Cluster> clusterOf) {
    Map<String, List<Definition>> read = new HashMap<>();
    for (Document document : documents) {
      if (document.kind().equals(KIND) && document.sight().whole()) {
        read(document, clusterOf.apply(document), read);
      }
    }
    read.forEach((kind, of) -> definitions.put(kind, ByCluster.of(of, Definition::cluster)));
  }

  private static void read(
      Document document, Cluster cluster, Map<String, List<Definition>> definitions) {
    Optional<YamlMapping> spec = document.root().mappingAt("spec");
    String group = spec.map(one -> one.textAt("group")).orElse("");
    String kind = spec.map(one -> one.textAt("names", "kind")).orElse("");
    Map<String, FieldSchema> schemas = new HashMap<>();
    for (YamlMapping version : spec.map(one -> one.mappingsAt("versions")).orElse(List.of())) {
      version
          .mappingAt("schema", "openAPIV3Schema")
          .filter(schema -> version.is(true, "served") && schema.has("properties"))
          .ifPresent(
              schema ->
                  schemas.put(
                      group + "/" + version.textAt("name"),
                      FieldSchema.of(schema, line -> Optional.empty())));
    }
    if (!schemas.isEmpty()) {
      definitions
          .computeIfAbsent(group + "/" + kind, any -> new ArrayList<>())
          .add(new Definition(cluster, schemas));
    }
  }

  /** Tells whether the tree defines a kind for a cluster. */
  boolean define(String group, String kind, Cluster cluster) {
    return !of(group, kind, cluster).isEmpty();
  }

  /** Returns the schemas of a kind for a cluster; none if no definition serves that version. */
  List<ReleasedSchema> schemas(String apiVersion, String group, String kind, Cluster cluster) {
    List<ReleasedSchema> found = new ArrayList<>();
    for (Definition definition : of(group, kind, cluster)) {
      FieldSchema schema = definition.schemas().get(apiVersion);
      if (schema != null) {
        found.add(new ReleasedSchema("", schema));
      }
    }
    return found;
  }

  private List<Definition> of(String group, String kind, Cluster cluster) {
    ByCluster<Definition> ofKind = definitions.get(group + "/" + kind);
    return ofKind == null ? List.of() : ofKind.mayBeIn(cluster);
  }
}
