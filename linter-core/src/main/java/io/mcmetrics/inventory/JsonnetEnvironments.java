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
import java.util.stream.Collectors;

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

  private static final String SPEC = "spec.json";

  private static final Pattern SERVER =
      Pattern.compile("\"(?:apiServer|contextNames)\"\\s*:\\s*(\"[^\"]+\"|\\[[^\\]]+])");

  private static final Pattern NAMESPACE = Pattern.compile("\"namespace\"\\s*:\\s*\"([^\"]+)\"");

  private JsonnetEnvironments() {}

  static List<NamedCluster> in(List<SourceFile> files) {
    List<NamedCluster> found = new ArrayList<>();
    Set<String> specs = new HashSet<>();
    List<SourceFile> written = files.stream().filter(file -> file.name().equals(SPEC)).toList();
    if (areClusters(written)) {
      written.forEach(file -> specs.add(file.directory()));
    }
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

  /** Returns the environments of Tanka that are those of applications of one cluster. */
  static Set<String> ofApplications(List<SourceFile> files) {
    List<SourceFile> written = files.stream().filter(file -> file.name().equals(SPEC)).toList();
    return areClusters(written)
        ? Set.of()
        : written.stream().map(SourceFile::directory).collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Tells whether the environments of Tanka are those of clusters: they go to different servers, or
   * where none is written, their namespace is not what differs (Tanka 0.28, {@code
   * pkg/spec/v1alpha1}).
   */
  private static boolean areClusters(List<SourceFile> specs) {
    Set<String> servers = new HashSet<>();
    Set<String> namespaces = new HashSet<>();
    for (SourceFile spec : specs) {
      Matcher server = SERVER.matcher(spec.text());
      Matcher namespace = NAMESPACE.matcher(spec.text());
      servers.add(server.find() ? server.group(1).replaceAll("\\s", "") : "");
      namespaces.add(namespace.find() ? namespace.group(1) : "");
    }
    boolean isWritten = !servers.equals(Set.of(""));
    return specs.size() <= 1
        || servers.size() > 1
        || (!isWritten && namespaces.size() * 2 <= specs.size());
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
