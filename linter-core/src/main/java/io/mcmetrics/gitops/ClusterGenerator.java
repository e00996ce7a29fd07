package io.mcmetrics.gitops;

import io.mcmetrics.document.Document;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The cluster generator of an ApplicationSet: one set of parameters for each Secret of a cluster
 * that its selector matches (Argo CD 3, docs/operator-manual/applicationset/Generators-Cluster.md).
 * The cluster that Argo CD itself runs in has no Secret, unless somebody makes one.
 */
record ClusterGenerator(ArgoClusters clusters) {
  /**
   * Returns the sets of parameters; none if no Secret of the tree is matched, which says nothing
   * about those that are not in the tree.
   */
  List<Map<String, YamlScalar>> parameters(YamlMapping generator) {
    List<Map<String, YamlScalar>> sets = new ArrayList<>();
    for (Document secret : clusters.secrets()) {
      if (matches(generator, secret)) {
        Map<String, YamlScalar> set = new LinkedHashMap<>();
        put("name", "name", secret, set);
        put("nameNormalized", "name", secret, set);
        put("server", "server", secret, set);
        for (String kind : List.of("labels", "annotations")) {
          secret
              .root()
              .mappingAt("metadata", kind)
              .ifPresent(all -> ArgoGenerators.flatten("metadata." + kind + ".", all, set));
        }
        generator
            .mappingAt("values")
            .ifPresent(values -> ArgoGenerators.flatten("values.", values, set));
        sets.add(set);
      }
    }
    return sets;
  }

  private static void put(String name, String key, Document secret, Map<String, YamlScalar> set) {
    ArgoClusters.text(secret, key)
        .ifPresent(text -> set.put(name, YamlScalar.plain(text, secret.origin())));
  }

  private static boolean matches(YamlMapping generator, Document secret) {
    Optional<YamlMapping> labels = generator.mappingAt("selector", "matchLabels");
    boolean all =
        labels.stream()
            .flatMap(mapping -> mapping.entries().stream())
            .allMatch(
                entry ->
                    entry.value() instanceof YamlScalar value
                        && secret
                            .text("metadata", "labels", entry.key().text())
                            .isKnown(value.text()));
    return all
        && generator.itemsAt("selector", "matchExpressions").stream()
            .allMatch(expression -> matches(expression, secret));
  }

  private static boolean matches(Yaml expression, Document secret) {
    Optional<String> label = secret.text("metadata", "labels", expression.textAt("key")).known();
    List<String> values =
        expression.itemsAt("values").stream()
            .filter(YamlScalar.class::isInstance)
            .map(value -> ((YamlScalar) value).text())
            .toList();
    return switch (expression.textAt("operator")) {
      case "In" -> label.filter(values::contains).isPresent();
      case "NotIn" -> label.filter(values::contains).isEmpty();
      case "Exists" -> label.isPresent();
      case "DoesNotExist" -> label.isEmpty();
      default -> false;
    };
  }
}
