package io.mcmetrics.model;

import io.mcmetrics.render.Document;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;

/** Finds the images that Thanos Receive is run from: they tell its version. */
final class ReceiveImages {
  private ReceiveImages() {}

  static List<Value<String>> of(Document document) {
    List<Value<String>> images = new ArrayList<>();
    for (Yaml container : document.root().itemsAt("spec", "template", "spec", "containers")) {
      List<Yaml> args = container.itemsAt("args");
      if (container instanceof YamlMapping mapping
          && !args.isEmpty()
          && args.get(0) instanceof YamlScalar first
          && first.text().equals("receive")) {
        images.add(mapping.text("image"));
      }
    }
    return images;
  }
}
