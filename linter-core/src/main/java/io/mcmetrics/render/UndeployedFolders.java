package io.mcmetrics.render;

import io.mcmetrics.finding.Gap;
import io.mcmetrics.source.Origin;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.SourceTree;
import io.mcmetrics.source.SourceTree.Retired;
import io.mcmetrics.source.Span;
import java.util.ArrayList;
import java.util.List;

/** What is said of folders that nothing deploys: one line for all of a sort. */
final class UndeployedFolders {
  private UndeployedFolders() {}

  /** Returns the gaps for those of a tree. */
  static List<Gap> gaps(SourceTree tree) {
    List<Gap> gaps = new ArrayList<>();
    List<Retired> retired = tree.retired().stream().filter(one -> !one.isTests()).toList();
    List<Retired> tests = tree.retired().stream().filter(Retired::isTests).toList();
    add(gaps, retired, "by name no longer used");
    add(gaps, tests, "only for tests");
    return gaps;
  }

  /** Returns what the coverage says of a file in one. */
  static String words(Retired folder) {
    return folder.isTests()
        ? "in a folder with the data of tests"
        : "in a folder that is no longer used, by its name";
  }

  private static void add(List<Gap> gaps, List<Retired> folders, String what) {
    if (folders.isEmpty()) {
      return;
    }
    String first = folders.get(0).folder();
    int more = folders.size() - 1;
    int count = folders.stream().mapToInt(folder -> folder.files().size()).sum();
    gaps.add(
        Gap.at(
            Origin.written(Span.startOf(SourceFile.of(first, ""))),
            "%d file%s in `%s`%s %s %s, and nothing refers to them"
                .formatted(
                    count,
                    count == 1 ? "" : "s",
                    first,
                    more == 0 ? "" : " and %d more folder%s".formatted(more, more == 1 ? "" : "s"),
                    count == 1 ? "is" : "are",
                    what),
            "they are taken as not live"));
  }
}
