package io.mcmetrics.rules.build.analysis;

import io.mcmetrics.document.Document;
import io.mcmetrics.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The sources of an Application of Argo CD, or of those that an ApplicationSet makes. */
public final class ArgoSources {
  private ArgoSources() {}

  /** Returns the sources; none of a document of another kind. */
  public static List<YamlMapping> of(Document document) {
    Optional<YamlMapping> spec =
        switch (document.kind()) {
          case "Application" -> document.root().mappingAt("spec");
          case "ApplicationSet" -> document.root().mappingAt("spec", "template", "spec");
          default -> Optional.empty();
        };
    List<YamlMapping> sources = new ArrayList<>();
    if (spec.isPresent()) {
      spec.get().mappingAt("source").ifPresent(sources::add);
      sources.addAll(spec.get().mappingsAt("sources"));
    }
    return sources;
  }
}
