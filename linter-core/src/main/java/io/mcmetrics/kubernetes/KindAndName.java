package io.mcmetrics.kubernetes;

import io.mcmetrics.yaml.Value;

/** How a resource is called in a sentence. */
public final class KindAndName {
  private KindAndName() {}

  /** Returns the kind and the name in words; the kind alone if the name is not known. */
  public static String words(String kind, Value<String> name) {
    return name instanceof Value.Known<String> known ? kind + " `" + known.value() + "`" : kind;
  }
}
