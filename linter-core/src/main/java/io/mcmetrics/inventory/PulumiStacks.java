package io.mcmetrics.inventory;

import io.mcmetrics.document.TreeFiles;
import io.mcmetrics.inventory.NamedCluster.Kind;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.yaml.Yaml;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The clusters that stacks of Pulumi deploy to: the context of kubectl in the configuration of
 * each, {@code Pulumi.<stack>.yaml} (Pulumi, the provider kubernetes 4, {@code
 * kubernetes:context}).
 */
final class PulumiStacks {
  private static final Pattern STACK = Pattern.compile("Pulumi\\..+\\.ya?ml");
  private static final String CONTEXT = "kubernetes:context";

  private PulumiStacks() {}

  static List<NamedCluster> in(List<SourceFile> files, TreeFiles read) {
    Map<String, NamedCluster> found = new LinkedHashMap<>();
    for (SourceFile file : files) {
      for (Yaml root :
          STACK.matcher(file.name()).matches() ? read.documents(file) : List.<Yaml>of()) {
        String name = root.textAt("config", CONTEXT);
        if (EnvironmentNames.mayBeCluster(name)) {
          String evidence = "the context of a stack of Pulumi in `%s`".formatted(file.path());
          found.putIfAbsent(name, new NamedCluster(name, "", evidence, Kind.TARGET));
        }
      }
    }
    return List.copyOf(found.values());
  }
}
