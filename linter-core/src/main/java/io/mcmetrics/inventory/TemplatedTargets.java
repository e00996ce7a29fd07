package io.mcmetrics.inventory;

import io.mcmetrics.document.TreeFiles;
import io.mcmetrics.gitops.ArgoClusters;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.TreePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the Applications and ApplicationSets go that are Helm templates of a chart of the tree: a
 * destination that is written out is one whatever the rest of the template comes to. If one of them
 * is not written out, or not what it deploys, nothing is said about any.
 */
final class TemplatedTargets {
  private static final Pattern KIND =
      Pattern.compile("(?m)^kind:[ \\t]*[\"']?(Application|ApplicationSet)[\"']?[ \\t]*$");

  /** The mapping below the key, by its indentation. */
  private static final Pattern DESTINATION =
      Pattern.compile("(?m)^( *)destination:[ \\t]*\\R((?:\\1 +.*+(?:\\R|\\z))++)");

  private static final Pattern TO =
      Pattern.compile("(?m)^ *(name|server):[ \\t]*[\"']?([^\\s\"'#]*)");

  /** A chart whose values say where its sources are is installed in several clusters. */
  private static final Pattern VARYING_SOURCE =
      Pattern.compile("(?m)^[ -]*repoURL:[ \\t]*[\"']?\\{\\{-? *[^` ]");

  private TemplatedTargets() {}

  static List<ArgoTarget> in(List<SourceFile> files, TreeFiles read) {
    List<ArgoTarget> found = new ArrayList<>();
    for (SourceFile file : files) {
      Matcher kind = KIND.matcher(file.text());
      if (isTemplate(file, read) && kind.find()) {
        Optional<ArgoTarget> target = of(file, kind.group(1));
        if (target.isEmpty()) {
          return List.of();
        }
        found.add(target.get());
      }
    }
    return found;
  }

  private static boolean isTemplate(SourceFile file, TreeFiles read) {
    return TreePath.nameOf(file.directory()).equals("templates")
        && file.text().contains("{{")
        && read.tree()
            .find(TreePath.join(TreePath.parentOf(file.directory()), "Chart.yaml"))
            .isPresent();
  }

  private static Optional<ArgoTarget> of(SourceFile file, String kind) {
    Matcher destination = DESTINATION.matcher(file.text());
    Matcher to = TO.matcher(destination.find() ? destination.group(2) : "");
    boolean isWritten = to.find() && !to.group(2).isEmpty() && !to.group(2).contains("{{");
    if (!isWritten || VARYING_SOURCE.matcher(file.text()).find()) {
      return Optional.empty();
    }
    return Optional.of(
        new ArgoTarget(
            file.path(),
            ArgoClusters.isOwn(to.group(2)),
            to.group(1).equals("name"),
            kind.equals("ApplicationSet"),
            List.of()));
  }
}
