package io.mcmetrics.kubernetes;

import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.Value;

/**
 * A reference of a pod to a key of a Secret or a ConfigMap in the same namespace.
 *
 * @param kind {@code Secret} or {@code ConfigMap}
 * @param origin where the reference is written
 */
public record KeyReference(String kind, Value<String> name, Value<String> key, Origin origin)
    implements Located {
  /** Returns in words what it refers to. */
  public String words() {
    String holder = KindAndName.words(kind, name);
    return key instanceof Value.Known<String> known
        ? holder + ", key `" + known.value() + "`"
        : holder;
  }
}
