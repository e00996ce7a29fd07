package io.mcmetrics.render;

import io.mcmetrics.finding.Problem;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlReader;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlSequence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Does what a kustomization says, as far as the cases of testdata need it. */
final class RenderedCase {
  private final Path in;
  private final List<Problem> problems = new ArrayList<>();
  private List<YamlMapping> resources = new ArrayList<>();

  RenderedCase(Path in) {
    this.in = in;
    YamlMapping kustomization = mappings(documents(in.resolve("kustomization.yaml"))).get(0);
    for (Yaml resource : items(kustomization, "resources")) {
      resources.addAll(mappings(documents(in.resolve(text(resource)))));
    }
    items(kustomization, "patches").forEach(this::patch);
    items(kustomization, "patchesJson6902").forEach(this::patch);
    for (Yaml patch : items(kustomization, "patchesStrategicMerge")) {
      mappings(documents(in.resolve(text(patch)))).forEach(this::mergeWhereItBelongs);
    }
  }

  /** Returns the files of a directory as documents. */
  static List<Yaml> documents(Path file) {
    try {
      String text = Files.readString(file);
      return YamlReader.read(SourceFile.of(file.getFileName().toString(), text)).documents();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<YamlMapping> resources() {
    return resources;
  }

  List<Problem> problems() {
    return problems;
  }

  private void patch(Yaml entry) {
    List<Yaml> patch =
        entry
            .scalarAt("path")
            .map(path -> documents(in.resolve(path.text())))
            .orElseGet(() -> YamlReader.readEmbedded(inline(entry)).documents());
    Optional<YamlMapping> target = entry.mappingAt("target");
    if (patch.get(0) instanceof YamlSequence operations) {
      each(PatchTarget.of(target.orElseThrow()), r -> JsonPatch.apply(r, operations));
    } else if (target.isPresent()) {
      YamlMapping only = mappings(patch).get(0);
      StrategicMerge.Options options = options(entry);
      each(PatchTarget.of(target.get()), r -> StrategicMerge.apply(r, only, options));
    } else {
      mappings(patch).forEach(this::mergeWhereItBelongs);
    }
  }

  private void mergeWhereItBelongs(YamlMapping patch) {
    List<YamlMapping> patched = new ArrayList<>();
    for (YamlMapping resource : resources) {
      boolean isMeant = identity(resource).equals(identity(patch));
      take(
          isMeant ? StrategicMerge.apply(resource, patch) : new Patched.Changed(resource), patched);
    }
    resources = patched;
  }

  private void each(PatchTarget target, Step step) {
    problems.addAll(target.problems());
    List<YamlMapping> patched = new ArrayList<>();
    for (YamlMapping resource : resources) {
      take(target.matches(resource) ? step.of(resource) : new Patched.Changed(resource), patched);
    }
    resources = patched;
  }

  private void take(Patched result, List<YamlMapping> patched) {
    problems.addAll(result.refusals());
    result.resource().ifPresent(patched::add);
  }

  private static String identity(YamlMapping resource) {
    return resource.scalarAt("apiVersion").map(YamlScalar::text).orElse("")
        + resource.scalarAt("kind").map(YamlScalar::text).orElse("")
        + resource.scalarAt("metadata", "name").map(YamlScalar::text).orElse("");
  }

  private static StrategicMerge.Options options(Yaml entry) {
    return new StrategicMerge.Options(
        entry.at("options", "allowNameChange").isPresent(),
        entry.at("options", "allowKindChange").isPresent());
  }

  private static YamlScalar inline(Yaml entry) {
    return entry.scalarAt("patch").orElseThrow();
  }

  private static List<Yaml> items(YamlMapping mapping, String key) {
    return mapping.sequenceAt(key).map(YamlSequence::items).orElse(List.of());
  }

  private static List<YamlMapping> mappings(List<Yaml> documents) {
    return documents.stream().map(YamlMapping.class::cast).toList();
  }

  private static String text(Yaml node) {
    return ((YamlScalar) node).text();
  }

  /** What a patch does to one resource. */
  private interface Step {
    Patched of(YamlMapping resource);
  }
}
