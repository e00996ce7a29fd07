package io.mcmetrics.inventory;

import io.mcmetrics.inventory.NamedCluster.Kind;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.TreePath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One Jsonnet file for each cluster in a folder of environments, and the environments of Tanka,
 * which are directories with {@code main.jsonnet} and {@code spec.json}. Jsonnet is not evaluated:
 * a name is taken if it is written as a text.
 */
final class JsonnetEnvironments {
  private static final Pattern FOLDER =
      Pattern.compile("(^|.*/)(env|envs|environments|clusters)(/.*)?");
  private static final Pattern NAME =
      Pattern.compile(
          "(?m)^[^#/\\n]*\\b(?:cluster_?[nN]ame|cluster)['\"]?\\s*::?:?\\s*['\"]([^'\"%\\n]+)['\"]");

  private JsonnetEnvironments() {}

  static List<NamedCluster> in(List<SourceFile> files) {
    List<NamedCluster> found = new ArrayList<>();
    Set<String> specs = new HashSet<>();
    files.stream()
        .filter(file -> file.name().equals("spec.json"))
        .forEach(file -> specs.add(file.directory()));
    for (SourceFile file : files) {
      if (file.name().endsWith(".jsonnet") && FOLDER.matcher(file.directory()).matches()) {
        nameIn(file, specs)
            .filter(EnvironmentNames::mayBeCluster)
            .map(
                name ->
                    new NamedCluster(
                        name,
                        specs.contains(file.directory()) ? file.directory() : "",
                        "the environment of `%s`".formatted(file.path()),
                        Kind.ENVIRONMENT))
            .ifPresent(found::add);
      }
    }
    return found;
  }

  private static Optional<String> nameIn(SourceFile file, Set<String> specs) {
    Matcher matcher = NAME.matcher(file.text());
    if (matcher.find()) {
      return Optional.of(matcher.group(1));
    }
    boolean isTanka = file.name().equals("main.jsonnet") && specs.contains(file.directory());
    return isTanka ? Optional.of(TreePath.nameOf(file.directory())) : Optional.empty();
  }
}
