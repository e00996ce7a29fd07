package io.mcmetrics.rules.remotewrite.analysis;

import io.mcmetrics.document.Document;
import io.mcmetrics.remotewrite.MinorVersion;
import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A place of a resource of kind Prometheus that asks for agent mode, which only a PrometheusAgent
 * gets (prometheus, cmd/prometheus/main.go of 2.32 to 3.14; prometheus-operator, pkg/prometheus).
 *
 * @param isFlag whether it is the flag {@code --agent}, and not the feature
 */
public record AgentRequest(boolean isFlag, Origin origin) implements Located {
  private static final String AGENT = "agent";

  /** Returns the places in a document; none in one of another kind. */
  public static List<AgentRequest> in(Document document) {
    Optional<YamlMapping> spec = document.root().mappingAt("spec");
    List<AgentRequest> found = new ArrayList<>();
    if (!document.kind().equals("Prometheus") || spec.isEmpty()) {
      return found;
    }
    for (Yaml feature : spec.get().itemsAt("enableFeatures")) {
      if (isAgent(Value.of(feature))) {
        found.add(new AgentRequest(false, feature.origin()));
      }
    }
    for (YamlMapping argument : spec.get().mappingsAt("additionalArgs")) {
      Value<String> name = argument.text("name");
      Value<String> value = argument.text("value");
      if (name.isKnown(AGENT)) {
        found.add(new AgentRequest(true, name.origin()));
      } else if (name.isKnown("enable-feature") && isAgent(value)) {
        found.add(new AgentRequest(false, value.origin()));
      }
    }
    return found;
  }

  /** Tells whether a feature, or one of several behind commas, is that of agents. */
  public static boolean isAgent(Value<String> features) {
    return features instanceof Known<String> known
        && Arrays.asList(known.value().split(",", -1)).contains(AGENT);
  }

  /** Returns the release of Prometheus that a resource asks for, if it does. */
  public static Optional<MinorVersion> release(Document document) {
    Value<String> version = document.text("spec", "version");
    if (version instanceof Known<String>) {
      return MinorVersion.of(version);
    }
    return document.text("spec", "image") instanceof Known<String> image
        ? MinorVersion.of(
            new Known<>(
                image.value().replaceFirst("@.*", "").replaceFirst(".*:", ""), image.origin()))
        : Optional.empty();
  }
}
