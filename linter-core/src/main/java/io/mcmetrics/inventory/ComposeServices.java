package io.mcmetrics.inventory;

import io.mcmetrics.document.TreeFiles;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.TreePath;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The services of Docker Compose files (Compose Specification, {@code services}). */
public final class ComposeServices {
  private ComposeServices() {}

  /** Returns the services of a file, by its documents; none if it is not one of Docker Compose. */
  public static List<Entry> of(List<Yaml> roots) {
    if (roots.size() != 1 || roots.get(0).at("apiVersion").isPresent()) {
      return List.of();
    }
    List<Entry> services =
        roots.get(0).mappingAt("services").map(YamlMapping::entries).orElse(List.of());
    boolean areOfCompose =
        services.stream()
            .map(Entry::value)
            .anyMatch(
                service -> Stream.of("image", "build").anyMatch(k -> service.at(k).isPresent()));
    return areOfCompose ? services : List.of();
  }

  /** Returns the programs that the files of a tree run. */
  static List<HostProgram> programs(TreeFiles files) {
    List<HostProgram> programs = new ArrayList<>();
    for (SourceFile file : files.tree().givenFiles()) {
      List<Yaml> roots = files.documentsReadFrom(file);
      for (Entry service : of(roots)) {
        program(service, file, roots.get(0)).ifPresent(programs::add);
      }
    }
    return programs.stream().map(program -> limited(program, programs)).toList();
  }

  /** Several files of a directory may be put together, and the last command of a service counts. */
  private static HostProgram limited(HostProgram program, List<HostProgram> all) {
    boolean isAlone =
        all.stream()
            .filter(other -> !other.path().equals(program.path()))
            .filter(other -> other.name().equals(program.name()))
            .noneMatch(
                other -> TreePath.parentOf(other.path()).equals(TreePath.parentOf(program.path())));
    return isAlone
        ? program
        : new HostProgram(
            program.path(),
            program.kind(),
            program.name(),
            program.image(),
            program.words(),
            program.files(),
            Confidence.POSSIBLE,
            program.origin());
  }

  private static Optional<HostProgram> program(Entry service, SourceFile file, Yaml root) {
    if (!(service.value() instanceof YamlMapping settings)) {
      return Optional.empty();
    }
    List<Value<String>> words = new ArrayList<>();
    for (String key : List.of("entrypoint", "command")) {
      settings.at(key).ifPresent(given -> words.addAll(words(given)));
    }
    Value<String> image =
        settings
            .scalarAt("image")
            .map(text -> CommandText.word(text.text(), text.origin()))
            .orElse(new Value.Absent<>(settings.origin()));
    return Optional.of(
        new HostProgram(
            file.path(),
            "service",
            service.key().text(),
            image,
            CommandText.withoutShell(words),
            files(settings, file, root),
            Confidence.CERTAIN,
            settings.origin()));
  }

  private static List<Value<String>> words(Yaml given) {
    if (given instanceof YamlScalar text) {
      return text.isNull() ? List.of() : CommandText.words(text.text(), text.places());
    }
    return given.itemsAt().stream()
        .map(
            item ->
                item instanceof YamlScalar text
                    ? CommandText.word(text.text(), text.origin())
                    : Value.unknown(item))
        .toList();
  }

  /** Returns the files and directories that a service has of the tree: volumes and configs. */
  private static Map<String, String> files(YamlMapping service, SourceFile file, Yaml root) {
    Map<String, String> files = new LinkedHashMap<>();
    for (Yaml volume : service.itemsAt("volumes")) {
      if (volume instanceof YamlScalar text) {
        String[] parts = text.text().split(":", -1);
        if (parts.length > 1) {
          put(files, parts[1], parts[0], file);
        }
      } else {
        put(files, volume.textAt("target"), volume.textAt("source"), file);
      }
    }
    for (Yaml config : service.itemsAt("configs")) {
      String source = config.textAt("source");
      put(files, config.textAt("target"), root.textAt("configs", source, "file"), file);
    }
    return files;
  }

  private static void put(
      Map<String, String> files, String target, String source, SourceFile file) {
    if (source.startsWith(".") && target.startsWith("/")) {
      TreePath.resolve(file.directory(), source)
          .ifPresent(path -> files.put(target.replaceFirst("/$", ""), path));
    }
  }
}
