package io.mcmetrics.inventory;

import io.mcmetrics.document.TreeFiles;
import io.mcmetrics.kustomize.resource.Kustomization;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.TreePath;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What says which manifests are not deployed as they stand, so that they name no cluster. */
final class LeftOut {
  private static final Set<String> PATTERNS =
      Set.of(
          "base", "bases", "catalog", "charts", "components", "modules", "template", "templates");

  private LeftOut() {}

  /** Tells whether the kustomization beside a file leaves it out, or only has it in a comment. */
  static boolean isLeftOut(SourceFile file, TreeFiles read) {
    Pattern mention =
        Pattern.compile("(?m)^[^#\\n]*(?<![\\w.-])" + Pattern.quote(file.name()) + "(?![\\w.-])");
    Optional<SourceFile> kustomization =
        Kustomization.NAMES.stream()
            .map(name -> TreePath.join(file.directory(), name))
            .flatMap(path -> read.tree().find(path).stream())
            .findFirst();
    return kustomization
        .filter(beside -> !beside.path().equals(file.path()))
        .filter(beside -> !mention.matcher(beside.text()).find())
        .isPresent();
  }

  /** Tells whether a directory holds what others fill in. */
  static boolean isPattern(String directory) {
    return Stream.of(directory.split("/", -1)).anyMatch(PATTERNS::contains);
  }
}
