package io.mcmetrics.inventory;

import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.TreePath;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Directories in which nothing is but the manifests of Flux itself: {@code flux bootstrap} writes
 * {@code gotk-components.yaml} beside {@code gotk-sync.yaml}, which says where Flux starts (Flux
 * 2.4). Without the latter it starts nowhere, and what is left belongs to no cluster.
 */
final class IdleFlux {
  private static final String COMPONENTS = "gotk-components.yaml";
  private static final Set<String> BESIDE =
      Set.of(COMPONENTS, "kustomization.yaml", "README.md", ".gitkeep");

  private IdleFlux() {}

  static Set<String> in(List<SourceFile> files) {
    Set<String> withFlux = new TreeSet<>();
    Set<String> installing = new TreeSet<>();
    for (SourceFile file : files) {
      if (file.name().equals(COMPONENTS)) {
        installing.add(file.directory());
        addAll(file.directory(), withFlux);
      }
    }
    Set<String> others = new TreeSet<>();
    for (SourceFile file : withFlux.isEmpty() ? List.<SourceFile>of() : files) {
      boolean isPartOfFlux = installing.contains(file.directory()) && BESIDE.contains(file.name());
      if (!isPartOfFlux) {
        addAll(file.directory(), others);
      }
    }
    withFlux.removeAll(others);
    return withFlux;
  }

  private static void addAll(String directory, Set<String> directories) {
    String above = directory;
    while (!above.isEmpty() && directories.add(above)) {
      above = TreePath.parentOf(above);
    }
  }
}
