package io.mcmetrics.render;

import io.mcmetrics.document.TreeFiles;
import io.mcmetrics.finding.Gap;
import io.mcmetrics.source.Origin;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.Span;
import io.mcmetrics.source.TreePath;
import io.mcmetrics.yaml.Yaml;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The programs of Pulumi, which deploy charts and objects from a language of their own (Pulumi 3,
 * {@code Pulumi.yaml} beside the program). They are not read. One that is about metrics, by its
 * name or by the configuration of its stacks, may deploy what sends.
 */
final class PulumiPrograms {
  private static final Set<String> PROJECT = Set.of("Pulumi.yaml", "Pulumi.yml");
  private static final Pattern STACK = Pattern.compile("Pulumi(?:\\..+)?\\.ya?ml");
  private static final Pattern OF_METRICS =
      Pattern.compile(
          "(?i)alloy|grafana|metrics|mimir|monitoring|observability|prometheus|telemetry|thanos");

  private PulumiPrograms() {}

  static Stream<Gap> gaps(TreeFiles files) {
    return files.tree().givenFiles().stream()
        .filter(file -> PROJECT.contains(file.name()))
        .filter(file -> files.documents(file).stream().anyMatch(PulumiPrograms::isProgram))
        .map(file -> gap(file, files));
  }

  /** Without a program, the resources stand in the file itself. */
  private static boolean isProgram(Yaml root) {
    String runtime = root.textAt("runtime") + root.textAt("runtime", "name");
    return !runtime.isBlank() && !runtime.equals("yaml");
  }

  private static Gap gap(SourceFile project, TreeFiles files) {
    Origin at = Origin.written(Span.startOf(project));
    boolean isOfMetrics =
        OF_METRICS.matcher(TreePath.nameOf(project.directory())).find()
            || files.tree().givenFiles().stream()
                .filter(file -> file.directory().equals(project.directory()))
                .filter(file -> STACK.matcher(file.name()).matches())
                .anyMatch(file -> OF_METRICS.matcher(file.text()).find());
    return isOfMetrics
        ? Gap.maySend(at, "what this program of Pulumi deploys")
        : Gap.at(
            at,
            "what this program of Pulumi deploys is not evaluated",
            "what it gives to a cluster is not known");
  }
}
