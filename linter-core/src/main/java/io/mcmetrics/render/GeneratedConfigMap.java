package io.mcmetrics.render;

import io.mcmetrics.source.Origin;
import io.mcmetrics.source.Origin.How;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.Span;
import io.mcmetrics.source.TreePath;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlScalar.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The ConfigMap that an entry of {@code configMapGenerator} makes of files and literals. */
final class GeneratedConfigMap {
  private GeneratedConfigMap() {}

  /** Returns the files that a generator reads, as written: {@code path} of {@code key=path}. */
  static List<YamlScalar> filesOf(YamlMapping generator) {
    List<YamlScalar> files = new ArrayList<>();
    Kustomization.scalarsIn(generator, "files")
        .map(file -> YamlScalar.plain(pathOf(file.text()), file.origin()))
        .forEach(files::add);
    Kustomization.scalarsIn(generator, "envs").forEach(files::add);
    generator.scalarAt("env").ifPresent(files::add);
    return files;
  }

  private static String pathOf(String file) {
    return file.substring(file.indexOf('=') + 1);
  }

  /** Returns the ConfigMap, with the files that are in the tree. */
  static YamlMapping of(Kustomization kustomization, YamlMapping generator, Sources sources) {
    List<Entry> data = new ArrayList<>();
    Kustomization.scalarsIn(generator, "files")
        .forEach(file -> fileEntry(kustomization, file, sources).ifPresent(data::add));
    Kustomization.scalarsIn(generator, "literals")
        .filter(literal -> literal.text().indexOf('=') > 0)
        .forEach(literal -> data.add(literalEntry(literal)));
    Origin at = generator.origin();
    List<Entry> metadata = generator.entry("name").map(List::of).orElse(List.of());
    return new YamlMapping(
        List.of(
            entry("apiVersion", YamlScalar.plain("v1", at)),
            entry("kind", YamlScalar.plain("ConfigMap", at)),
            new Entry(YamlScalar.plain("metadata", at), new YamlMapping(metadata, at)),
            new Entry(YamlScalar.plain("data", at), new YamlMapping(data, at))),
        at);
  }

  private static Optional<Entry> fileEntry(
      Kustomization kustomization, YamlScalar file, Sources sources) {
    String path = pathOf(file.text());
    Optional<SourceFile> source =
        kustomization.resolve(path).flatMap(resolved -> sources.tree().find(resolved));
    boolean named = file.text().indexOf('=') > 0;
    String key = named ? file.text().substring(0, file.text().indexOf('=')) : TreePath.nameOf(path);
    return source.map(
        text -> {
          sources.understood(text);
          Origin whole = Origin.written(new Span(text, 0, text.text().length()));
          Origin at = whole.through(How.GENERATOR, file.origin().span());
          return entry(key, new YamlScalar(text.text(), Style.LITERAL, at));
        });
  }

  private static Entry literalEntry(YamlScalar literal) {
    int equals = literal.text().indexOf('=');
    String value = literal.text().substring(equals + 1);
    return entry(
        literal.text().substring(0, equals), new YamlScalar(value, Style.QUOTED, literal.origin()));
  }

  private static Entry entry(String key, YamlScalar value) {
    return new Entry(YamlScalar.plain(key, value.origin()), value);
  }
}
