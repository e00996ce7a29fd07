package io.mcmetrics.inventory;

import io.mcmetrics.yaml.Yaml;
import java.util.Set;

/**
 * Kinds of objects that are clusters.
 *
 * @param kinds each with its API group, as {@code k3d.io/Simple}, or alone where it has none
 */
record ObjectKinds(Set<String> kinds) {
  /** Keeps its own set. */
  ObjectKinds {
    kinds = Set.copyOf(kinds);
  }

  /** Returns the kind of an object with its API group, whatever the version is. */
  static String of(Yaml root) {
    return root.textAt("apiVersion").replaceFirst("/.*", "/") + root.textAt("kind");
  }

  /** Tells whether a text may hold such an object, without reading it. */
  boolean mayBeIn(String text) {
    return kinds.stream().map(kind -> kind.replaceFirst("/.*", "/")).anyMatch(text::contains);
  }

  /** Tells whether an object is of such a kind. */
  boolean have(Yaml root) {
    return kinds.contains(of(root));
  }
}
