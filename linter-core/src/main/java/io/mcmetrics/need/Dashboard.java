package io.mcmetrics.need;

import io.mcmetrics.document.Document;
import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.YamlMapping;
import java.util.List;

/**
 * A dashboard of Grafana.
 *
 * @param document in which it stands, the ConfigMap in the case of a dashboard in one
 * @param root the dashboard itself
 * @param isWrapped whether it stands under a key {@code dashboard}, as the API of Grafana has it
 */
public record Dashboard(Document document, YamlMapping root, boolean isWrapped) implements Located {
  /** Returns its title; empty if it is not known. */
  public String title() {
    return root.textAt("title");
  }

  /** Returns the name by which Grafana knows it. */
  public Value<String> uid() {
    return root.text("uid");
  }

  /** Returns its variables, as they are written. */
  public List<YamlMapping> variables() {
    return root.mappingsAt("templating", "list");
  }

  @Override
  public Origin origin() {
    return root.get("title").orElse(root).origin();
  }
}
