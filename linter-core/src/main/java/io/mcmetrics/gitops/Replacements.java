package io.mcmetrics.gitops;

import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlSequence;

/** A search for the fields {@code replacement} of relabelling rules in a manifest. */
final class Replacements {
  private final EatenVariables eaten;

  Replacements(EatenVariables eaten) {
    this.eaten = eaten;
  }

  void look(Yaml node) {
    if (node instanceof YamlMapping mapping) {
      for (Entry entry : mapping.entries()) {
        boolean isReplacement = entry.key().text().equals("replacement");
        if (isReplacement && entry.value() instanceof YamlScalar text) {
          eaten.replacement(text);
        } else {
          look(entry.value());
        }
      }
    } else if (node instanceof YamlSequence list) {
      list.items().forEach(this::look);
    }
  }
}
