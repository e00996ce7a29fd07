package io.mcmetrics.inventory;

import io.mcmetrics.inventory.NamedCluster.Kind;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.TreePath;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The environments of a Helmfile that takes any: under {@code environments} it has the name that it
 * is called with, as a template. Which ones there are is told by the folders that it takes values
 * from, such as {@code environments/{{ .Environment.Name }}/values.yaml}.
 */
final class HelmfileFolders {
  private static final String NAME = "\\{\\{-?\\s*\\.Environment\\.Name\\s*-?}}";
  private static final Pattern ANY_ENVIRONMENT =
      Pattern.compile(
          "(?m)^environments:[ \\t]*\\R(?:(?![ \\t]+[\"']?%1$s)(?:[ \\t#].*+)?+\\R)*+[ \\t]+[\"']?%1$s"
              .formatted(NAME));
  private static final Pattern FOLDER =
      Pattern.compile("([A-Za-z0-9_.-]+(?:/[A-Za-z0-9_.-]+)*+)/" + NAME + "/");

  private HelmfileFolders() {}

  static List<NamedCluster> in(List<SourceFile> files) {
    if (files.stream().noneMatch(file -> ANY_ENVIRONMENT.matcher(file.text()).find())) {
      return List.of();
    }
    Set<String> folders = new TreeSet<>();
    for (SourceFile file : files) {
      Matcher folder = FOLDER.matcher(file.text());
      while (folder.find()) {
        TreePath.resolve(file.directory(), folder.group(1)).ifPresent(folders::add);
      }
    }
    Set<NamedCluster> found = new TreeSet<>(Comparator.comparing(NamedCluster::name));
    for (SourceFile file : files) {
      String above = TreePath.parentOf(file.directory());
      for (String folder : folders) {
        if (TreePath.isBelow(above, folder)) {
          String rest = file.directory().substring(folder.length()).replaceFirst("^/", "");
          String name = rest.replaceFirst("/.*", "");
          if (EnvironmentNames.mayBeCluster(name) || EnvironmentNames.isLocal(name)) {
            found.add(
                new NamedCluster(
                    name,
                    "",
                    "an environment of Helmfile, which takes values from `%s`"
                        .formatted(TreePath.join(folder, name)),
                    Kind.ENVIRONMENT));
          }
        }
      }
    }
    return List.copyOf(found);
  }
}
