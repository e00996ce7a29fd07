package io.mcmetrics.kubernetes;

import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.Value;

/**
 * A key of a Secret or a ConfigMap in the same namespace, which pods refer to.
 *
 * @param kind {@code Secret} or {@code ConfigMap}
 * @param origin where somebody refers to it
 */
public record KeyReference(String kind, Value<String> name, Value<String> key, Origin origin)
    implements Located {
  /** Returns what it refers to in words. */
  public String words() {
    String holder = KindAndName.words(kind, name);
    return key instanceof Value.Known<String> known
        ? holder + ", key `" + known.value() + "`"
        : holder;
  }
}
