package io.mcmetrics.cluster;

import io.mcmetrics.document.Unit;
import io.mcmetrics.inventory.Inventory;
import io.mcmetrics.inventory.NamedCluster;
import io.mcmetrics.inventory.NamedCluster.Kind;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The names of servers that an Argo CD deploys to by an address or a number, where all that goes
 * there stands in directories that are called like one cluster that a deployer names.
 */
final class ServerNames {
  private static final String RANCHER = "/k8s/clusters/";

  /** An address of IPv4, or a cluster behind the proxy of Rancher by its identifier. */
  private static final Pattern NAMELESS =
      Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|.+" + RANCHER + ".+");

  private ServerNames() {}

  /** Tells whether the host of a server is one of several clusters behind it. */
  static boolean isProxied(String server) {
    return server.contains(RANCHER);
  }

  static Map<String, String> of(List<Unit> units, Inventory inventory) {
    Set<String> targets =
        inventory.of(Kind.TARGET).stream().map(NamedCluster::name).collect(Collectors.toSet());
    Map<String, Set<String>> found = new HashMap<>();
    for (Unit unit : units) {
      if (NAMELESS.matcher(unit.cluster()).matches()) {
        List.of(unit.directory().split("/", -1)).stream()
            .filter(targets::contains)
            .forEach(
                name ->
                    found
                        .computeIfAbsent(unit.cluster(), server -> new LinkedHashSet<>())
                        .add(name));
      }
    }
    Map<String, String> names = new HashMap<>();
    found.forEach(
        (server, own) -> {
          if (own.size() == 1) {
            names.put(server, own.iterator().next());
          }
        });
    return names;
  }

  /**
   * A server may be called by its host alone, which often starts with the name of the cluster: it
   * does if a directory has that name.
   */
  static Map<String, String> byHost(List<Unit> units, PathConvention convention) {
    Map<String, String> names = new HashMap<>();
    for (Unit unit : units) {
      String first = unit.cluster().replaceFirst("[.].*", "");
      boolean isHost =
          !first.isEmpty() && !first.equals(unit.cluster()) && !isProxied(unit.cluster());
      boolean isName =
          convention.occurrences(first) > 0
              || List.of(unit.directory().split("/", -1)).contains(first);
      if (isHost && isName && convention.occurrences(unit.cluster()) == 0) {
        names.put(unit.cluster(), first);
      }
    }
    return names;
  }
}
