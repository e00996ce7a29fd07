package io.mcmetrics.cluster;

import io.mcmetrics.cluster.Cluster.Naming;
import io.mcmetrics.document.Unit;
import io.mcmetrics.source.TreePath;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Several Argo CDs in one tree, each of which deploys to its own cluster: folders of Applications
 * of which each also deploys an Argo CD of its own, as {@code applications} deploys {@code argocd}
 * and {@code lab-applications} deploys {@code lab-argocd}.
 */
final class ArgoHubs {
  private static final int SEVERAL = 2;
  private static final Pattern ARGO_CD = Pattern.compile("(.+[-_.])?argo-?cd([-_.].+)?");

  private ArgoHubs() {}

  /**
   * Returns the cluster of each such folder; none if there are not several.
   *
   * @param nameless what the one is called whose folder has no word of its own
   */
  static Map<Unit, Cluster> in(List<UnitFacts> facts, String nameless) {
    Map<Unit, Cluster> hubs = new LinkedHashMap<>();
    Set<String> installed = new HashSet<>();
    Set<String> names = new HashSet<>();
    for (UnitFacts fact : facts) {
      Optional<String> own =
          fact.deployedPaths().stream()
              .map(TreePath::belowRoot)
              .filter(path -> ARGO_CD.matcher(TreePath.nameOf(path)).matches())
              .filter(path -> !holdsApplications(path, facts))
              .findFirst();
      String name = nameOf(fact.unit(), nameless);
      if (own.isPresent() && installed.add(own.get()) && names.add(name)) {
        String evidence =
            "`%s` deploys an Argo CD of its own, `%s`".formatted(fact.unit().path(), own.get());
        hubs.put(
            fact.unit(),
            new Cluster(name, Role.STANDALONE, fact.unit().path(), Naming.DEPLOYED, evidence));
      }
    }
    return hubs.size() < SEVERAL ? Map.of() : hubs;
  }

  /**
   * Tells whether a path is that of an app of apps: {@code argocd} with the Applications in {@code
   * argocd/apps} is named for what reads it.
   */
  private static boolean holdsApplications(String folder, List<UnitFacts> facts) {
    return facts.stream()
        .filter(fact -> !fact.deployedPaths().isEmpty())
        .anyMatch(fact -> TreePath.isBelow(fact.unit().directory(), folder));
  }

  /** Returns the words of a folder that are not about applications. */
  private static String nameOf(Unit unit, String nameless) {
    String name =
        Stream.of(TreePath.nameOf(unit.directory()).split("[-_.]"))
            .filter(word -> !DirectoryNames.isComponent(word))
            .collect(Collectors.joining("-"));
    return name.isEmpty() ? nameless : name;
  }
}
