package io.mcmetrics.sender;

import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlScalar;
import java.util.Set;
import java.util.TreeSet;

/**
 * The environment variables that a resource sets in its containers, beside those of the operator.
 *
 * @param names the names of the variables
 * @param whole false if a container may have others, by {@code envFrom}
 */
public record Environment(Set<String> names, boolean whole) {
  /** Keeps its own set. */
  public Environment {
    names = Set.copyOf(names);
  }

  static Environment of(YamlMapping spec) {
    Set<String> names = new TreeSet<>();
    boolean whole = true;
    for (String key : new String[] {"containers", "initContainers"}) {
      whole &= spec.get(key).isEmpty() || spec.sequenceAt(key).isPresent();
      for (Yaml container : spec.itemsAt(key)) {
        whole &= container.at("envFrom").isEmpty();
        container.itemsAt("env").stream()
            .flatMap(variable -> variable.scalarAt("name").stream())
            .map(YamlScalar::text)
            .forEach(names::add);
      }
    }
    return new Environment(names, whole);
  }

  /** Tells whether a variable is set, or may be. */
  public boolean maySet(String name) {
    return !whole || names.contains(name);
  }
}
