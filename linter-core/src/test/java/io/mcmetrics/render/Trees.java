package io.mcmetrics.render;

import io.mcmetrics.source.Origin;
import io.mcmetrics.source.Origin.Hop;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.SourceTree;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Short ways to trees, and to what their origins say. */
public final class Trees {
  private Trees() {}

  /**
   * Returns a tree in memory of files that are given as paths and texts in turn, sorted by path.
   */
  public static SourceTree of(String... pathsAndTexts) {
    List<SourceFile> files = new ArrayList<>();
    for (int i = 0; i < pathsAndTexts.length; i += 2) {
      files.add(SourceFile.of(pathsAndTexts[i], pathsAndTexts[i + 1]));
    }
    files.sort(Comparator.comparing(SourceFile::path));
    return SourceTree.of(files);
  }

  /** Returns the first document of a text. */
  public static Yaml node(String path, String text) {
    return YamlReader.read(SourceFile.of(path, text)).documents().get(0);
  }

  /** Returns the first document of a text, which is a mapping. */
  public static YamlMapping mapping(String path, String text) {
    return (YamlMapping) node(path, text);
  }

  /** Returns a tree as text that is equal if its JSON is. */
  public static String text(YamlMapping tree) {
    return Canonical.text(List.of(tree));
  }

  /** Returns the place and the text of a node, and of each hop: {@code patch.yaml:3:9 `2`}. */
  public static String origin(Yaml tree, String... path) {
    Origin origin = tree.at(path).orElseThrow().origin();
    StringBuilder out = new StringBuilder(origin.span() + " `" + origin.span().text() + "`");
    for (Hop hop : origin.steps()) {
      out.append(" ").append(hop.how()).append(" ").append(hop.span());
      out.append(" `").append(hop.span().text()).append("`");
    }
    return out.toString();
  }
}
