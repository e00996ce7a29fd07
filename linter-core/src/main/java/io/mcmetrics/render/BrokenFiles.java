package io.mcmetrics.render;

import io.mcmetrics.document.BrokenFile;
import io.mcmetrics.document.FileUse;
import io.mcmetrics.document.TreeFiles;
import io.mcmetrics.document.Unit;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Gap;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.kustomize.RootKustomizations;
import io.mcmetrics.kustomize.resource.Kustomization;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.SourceTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The decision what a file that is no YAML comes to: an error where something deploys it or it was
 * plainly meant to be deployed, a gap where it may be, nothing where it is of another format.
 */
final class BrokenFiles {
  private static final String VARIABLES =
      "a text that is YAML only once its variables are filled in";

  private final SourceTree tree;
  private final TreeFiles treeFiles;
  private final RootKustomizations rootKustomizations;

  BrokenFiles(SourceTree tree, TreeFiles treeFiles, RootKustomizations rootKustomizations) {
    this.tree = tree;
    this.treeFiles = treeFiles;
    this.rootKustomizations = rootKustomizations;
  }

  /** Returns the syntax errors that count as such, and adds gaps for others. */
  List<Problem> errors() {
    List<Problem> errors = new ArrayList<>();
    for (Problem problem : treeFiles.syntaxErrors()) {
      SourceFile file = problem.at().span().file();
      BrokenFile broken = new BrokenFile(file);
      Optional<String> otherFormat = broken.otherFormat();
      if (otherFormat.isPresent() && !isBuilt(file)) {
        treeFiles.setObstacle(file, otherFormat.get());
      } else if (broken.isTemplate()) {
        treeFiles.setObstacle(file, "a template that is not YAML");
        treeFiles.addGap(
            file, "a template that is not YAML", "nothing is known of what this file becomes");
      } else if (!isBuilt(file) && broken.isYamlOnceFilledIn()) {
        // A generator takes a text as it is, and Flux puts its variables in before Helm reads it.
        treeFiles.setObstacle(file, VARIABLES);
        treeFiles.addGap(Gap.at(problem.at(), VARIABLES, "nothing is known of what it becomes"));
      } else if (isBuilt(file) || isAskedForAlone() || isMeantToBeDeployed(broken)) {
        errors.add(problem);
      } else if (isIncluded(file) && isCalledYaml(file)) {
        // kustomize puts it into a ConfigMap as it is; the program that reads it may not mind.
        errors.add(problem.atMost(Confidence.LIKELY));
      } else {
        treeFiles.addGap(
            Gap.at(problem.at(), problem.message(), "nothing is known of what this file holds"));
      }
    }
    return errors;
  }

  private boolean isAskedForAlone() {
    return tree.givenFiles().size() == 1;
  }

  private static boolean isMeantToBeDeployed(BrokenFile broken) {
    return broken.isPlainlyDeployable() && !broken.isTestData();
  }

  /** Tells whether a build reads a file as YAML, and fails. */
  private boolean isBuilt(SourceFile file) {
    Optional<FileUse> use = use(file);
    return Kustomization.NAMES.contains(file.name())
        || (use.isPresent() && !use.get().role().equals(Kustomization.GENERATOR_FILE))
        || treeFiles.deployingFile(new Unit(file.directory(), Unit.Form.DIRECTORY)).isPresent();
  }

  private boolean isIncluded(SourceFile file) {
    return use(file).isPresent() || rootKustomizations.refersTo(file.path());
  }

  /** What has another ending, such as the XML of a `.conf`, is not meant to be YAML. */
  private static boolean isCalledYaml(SourceFile file) {
    return file.name().matches("(?i).*\\.(?:ya?ml|json)");
  }

  private Optional<FileUse> use(SourceFile file) {
    return rootKustomizations.use(file.path()).or(() -> treeFiles.use(file.path()));
  }
}
