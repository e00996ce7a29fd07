package io.mcmetrics.route;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.document.Document;
import io.mcmetrics.kubernetes.ResourceLocation;
import io.mcmetrics.yaml.NamedValue;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import io.mcmetrics.yaml.YamlMapping;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The Namespaces of a tree, by whose labels listeners choose routes. */
final class Namespaces {
  /** Each Namespace has its own name in it (Kubernetes 1.22 and newer). */
  private static final String NAME = "kubernetes.io/metadata.name";

  private final List<Document> all;
  private final Function<Document, Cluster> clusterOf;

  private Namespaces(List<Document> all, Function<Document, Cluster> clusterOf) {
    this.all = all;
    this.clusterOf = clusterOf;
  }

  static Namespaces of(List<Document> documents, Function<Document, Cluster> clusterOf) {
    return new Namespaces(
        documents.stream().filter(d -> d.kind().equals("Namespace")).toList(), clusterOf);
  }

  /** Tells whether a selector may match the namespace of a resource; one not in the tree may. */
  boolean mayMatch(Optional<YamlMapping> selector, ResourceLocation resource) {
    if (selector.isEmpty() || !(resource.namespace() instanceof Known<String> name)) {
      return true;
    }
    for (NamedValue wanted : NamedValue.in(selector.get().mappingAt("matchLabels"))) {
      Value<String> has =
          wanted.name().equals(NAME) ? name : label(wanted.name(), name.value(), resource);
      boolean differs =
          has instanceof Value.Absent<String>
              || (has instanceof Known<String> known
                  && wanted.value() instanceof Known<String> value
                  && !known.value().equals(value.value()));
      if (differs) {
        return false;
      }
    }
    return true;
  }

  private Value<String> label(String label, String name, ResourceLocation resource) {
    return all.stream()
        .filter(one -> one.name().isKnown(name))
        .filter(one -> clusterOf.apply(one).mayBeSameAs(resource.cluster()))
        .filter(one -> one.sight().whole())
        .map(one -> one.text("metadata", "labels", label))
        .findFirst()
        .orElse(new Value.Unknown<>("", resource.namespace().origin()));
  }
}
