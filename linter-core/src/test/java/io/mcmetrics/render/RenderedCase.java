package io.mcmetrics.render;

import io.mcmetrics.document.Document;
import io.mcmetrics.finding.Gap;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.SourceTree;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A case of testdata, rendered: the kustomization in `in`, or in `in/overlay` if that is there. */
public final class RenderedCase {
  private final EffectiveUnit unit;

  RenderedCase(Path in) {
    String top = Files.isDirectory(in.resolve("overlay")) ? "overlay" : "";
    SourceTree tree = SourceTree.read(in, List.of(in), path -> false);
    this.unit = EffectiveUnit.ofKustomization(tree, top).orElseThrow();
  }

  /** Returns a file as documents. */
  public static List<Yaml> documents(Path file) {
    try {
      String text = Files.readString(file);
      return YamlReader.read(SourceFile.of(file.getFileName().toString(), text)).documents();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<YamlMapping> resources() {
    return unit.manifests().stream().map(Document::root).toList();
  }

  List<String> gaps() {
    return unit.gaps().stream().map(Gap::what).toList();
  }
}
