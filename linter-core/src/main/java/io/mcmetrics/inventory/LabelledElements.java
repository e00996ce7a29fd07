package io.mcmetrics.inventory;

import io.mcmetrics.document.TreeFiles;
import io.mcmetrics.inventory.NamedCluster.Kind;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.yaml.Yaml;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The clusters of list generators whose key has another name, where the Applications are labelled
 * with it as their cluster: {@code labels: {cluster: "{{ .name }}"}}. Elements that go to one
 * server are stages of an application, unless most ApplicationSets call that server by one name.
 */
final class LabelledElements {
  private static final List<String> LABELS =
      List.of("cluster", "clusterName", "cluster_name", "cluster-name");

  private static final Pattern USE =
      Pattern.compile("\\{\\{-?\\s*\\.?([A-Za-z][A-Za-z0-9_-]*)\\s*-?}}");

  /** The files that call a server so, by name and server. */
  private final Map<String, Map<String, Set<String>>> filesByName = new LinkedHashMap<>();

  private LabelledElements() {}

  static List<NamedCluster> in(List<SourceFile> files, TreeFiles read) {
    LabelledElements labelled = new LabelledElements();
    for (SourceFile file : files) {
      if (file.text().contains("ApplicationSet") && !LeftOut.isLeftOut(file, read)) {
        read.documents(file).stream()
            .filter(root -> root.textAt("kind").equals("ApplicationSet"))
            .forEach(root -> labelled.note(root, file));
      }
    }
    List<NamedCluster> found = new ArrayList<>();
    labelled.filesByName.values().forEach(names -> addMost(names, found));
    return found;
  }

  private void note(Yaml set, SourceFile file) {
    Optional<String> key =
        LABELS.stream()
            .map(label -> USE.matcher(set.textAt("spec", "template", "metadata", "labels", label)))
            .filter(Matcher::matches)
            .map(use -> use.group(1))
            .findFirst();
    String server = set.textAt("spec", "template", "spec", "destination", "server");
    Set<String> servers = new HashSet<>();
    for (Yaml generator : set.itemsAt("spec", "generators")) {
      for (Yaml element : generator.itemsAt("list", "elements")) {
        String name = key.map(element::textAt).orElse("");
        String own = filled(server, element);
        if (EnvironmentNames.mayBeCluster(name) && !own.isBlank() && servers.add(own)) {
          filesByName
              .computeIfAbsent(own, any -> new LinkedHashMap<>())
              .computeIfAbsent(name, any -> new LinkedHashSet<>())
              .add(file.path());
        }
      }
    }
  }

  private static String filled(String server, Yaml element) {
    Matcher use = USE.matcher(server);
    return use.matches() ? element.textAt(use.group(1)) : server;
  }

  private static void addMost(Map<String, Set<String>> names, List<NamedCluster> found) {
    int all = names.values().stream().mapToInt(Set::size).sum();
    names.forEach(
        (name, files) -> {
          if (files.size() * 2 > all) {
            String evidence =
                "the label of its Applications in `%s`".formatted(files.iterator().next());
            found.add(new NamedCluster(name, "", evidence, Kind.TARGET));
          }
        });
  }
}
