package io.mcmetrics.document;

import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;

/**
 * The controllers that put ConfigMaps and Secrets into namespaces in which no manifest has them:
 * mirrors, which annotations ask to copy one, and resources that one is made from.
 */
final class SecretMakers {
  /**
   * Annotations of emberstack/kubernetes-reflector, mittwald/kubernetes-replicator, and kubed,
   * which is now config-syncer.
   */
  private static final List<String> MIRRORS =
      List.of(
          "reflector.v1.k8s.emberstack.com/reflect",
          "replicator.v1.mittwald.de/replicat",
          "kubed.appscode.com/sync",
          "config-syncer.appscode.com/sync");

  private static final String KYVERNO = "kyverno.io";

  /** Resources that reach into other namespaces than their own. */
  private static final List<String> WIDE = List.of("PushSecret", "ClusterExternalSecret");

  private final List<Document> makers = new ArrayList<>();

  /** Notes a document, if a ConfigMap or Secret may be made from it. */
  void add(Document document) {
    String kind = document.kind();
    boolean isPolicy =
        kind.endsWith("Policy") && document.root().textAt("apiVersion").contains(KYVERNO);
    if (HeldKeys.areMadeFrom(document) || isPolicy) {
      makers.add(document);
    }
  }

  /** Tells whether a ConfigMap or Secret asks to be copied into other namespaces. */
  static boolean isCopiedElsewhere(Document document) {
    return document.root().mappingAt("metadata", "annotations").stream()
        .flatMap(annotations -> annotations.entries().stream())
        .map(entry -> entry.key().text())
        .anyMatch(key -> MIRRORS.stream().anyMatch(key::startsWith));
  }

  /** Tells whether one of a name may be made in the namespace of a document that refers to it. */
  boolean mayMake(String name, Document from) {
    return makers.stream()
        .filter(
            maker ->
                WIDE.contains(maker.kind())
                    || maker.root().textAt("apiVersion").contains(KYVERNO)
                    || ConfigMapsAndSecrets.mayShareNamespace(maker, from))
        .anyMatch(maker -> names(maker.root(), name));
  }

  private static boolean names(Yaml node, String name) {
    if (node instanceof YamlScalar scalar) {
      return scalar.text().equals(name);
    }
    return node instanceof YamlMapping mapping
        ? mapping.entries().stream().map(Entry::value).anyMatch(value -> names(value, name))
        : ((YamlSequence) node).items().stream().anyMatch(item -> names(item, name));
  }
}
