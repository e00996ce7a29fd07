package io.mcmetrics.cluster;

import io.mcmetrics.cluster.Cluster.Naming;
import io.mcmetrics.document.Unit;
import io.mcmetrics.source.TreePath;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Settles the clusters whose names are guesses: some belong to clusters that are known otherwise,
 * some have an external label, and those of equal names in different directories are told apart.
 */
final class GuessedClusters {
  /** What Argo CD calls the cluster that it runs in. */
  private static final String IN_CLUSTER = "in-cluster";

  private final Map<Unit, Cluster> clusters;
  private final String otherName;
  private final NeverNamed neverNamed;

  GuessedClusters(Map<Unit, Cluster> clusters, String otherName, NeverNamed neverNamed) {
    this.clusters = clusters;
    this.otherName = otherName;
    this.neverNamed = neverNamed;
  }

  /**
   * Changes the clusters of the units whose names are guesses.
   *
   * @param named clusters that are known though nothing is tied to them yet, by name
   * @param isComposed tells whether a unit runs in no cluster
   * @param machines the only cluster that the machines of the tree form
   * @param isOneDestination whether all that is deployed goes to one cluster
   * @return whether everything is in one cluster, which no label names
   */
  boolean settle(
      List<UnitFacts> facts,
      Map<String, Cluster> named,
      Predicate<Unit> isComposed,
      Optional<Cluster> machines,
      boolean isOneDestination) {
    Map<String, Cluster> known = new HashMap<>(named);
    clusters.values().stream()
        .filter(cluster -> !cluster.isGuessed())
        .filter(cluster -> !DirectoryNames.isComponent(cluster.name()))
        .forEach(cluster -> known.putIfAbsent(cluster.name(), cluster));
    facts.forEach(fact -> join(fact.unit(), known));
    if (known.size() == 1 && named.values().stream().anyMatch(one -> one.path().isEmpty())) {
      Cluster only = known.values().iterator().next();
      clusters.replaceAll((unit, cluster) -> joined(unit, cluster, only, isComposed));
    }
    Set<String> names = new HashSet<>(named.keySet());
    clusters.values().stream()
        .filter(cluster -> !cluster.isGuessed())
        .map(Cluster::name)
        .forEach(names::add);
    Map<Unit, PathGuess> guesses = tellApart(facts, names);
    label(facts);
    settleSiblings(facts, guesses, isComposed);
    if (clusters.values().stream().anyMatch(cluster -> !cluster.isGuessed())) {
      return false;
    }
    if (machines.isPresent()) {
      return unite(machines.get(), isComposed);
    }
    Map<Unit, Cluster> hubs = isOneDestination ? ArgoHubs.in(facts, IN_CLUSTER) : Map.of();
    if (!hubs.isEmpty()) {
      clusters.putAll(hubs);
      return false;
    }
    if (isOneDestination) {
      return unite(
          deployed(IN_CLUSTER, "all Applications deploy to the cluster of Argo CD itself"),
          isComposed);
    }
    return isOneFlux(facts)
        && unite(deployed(otherName, "all that Flux deploys goes to its own cluster"), isComposed);
  }

  private static Cluster deployed(String name, String evidence) {
    return new Cluster(name, Role.STANDALONE, "", Naming.DEPLOYED, evidence);
  }

  /**
   * Tells whether Flux starts where nothing is called like a cluster. What else has Kustomizations
   * is a part that is not deployed at the moment, if it is below what it deploys.
   */
  private boolean isOneFlux(List<UnitFacts> facts) {
    List<UnitFacts> starts =
        facts.stream()
            .filter(fact -> !fact.fluxPaths().isEmpty() && !neverNamed.contains(fact.unit()))
            .toList();
    List<UnitFacts> nameless =
        starts.stream()
            .filter(fact -> PathGuess.of(fact.unit(), otherName).name().equals(otherName))
            .toList();
    return !nameless.isEmpty()
        && starts.stream()
            .filter(fact -> !nameless.contains(fact))
            .allMatch(
                fact ->
                    nameless.stream()
                        .flatMap(start -> start.fluxPaths().stream())
                        .anyMatch(path -> TreePath.isBelow(fact.unit().path(), path)));
  }

  /**
   * Where everything goes to one cluster, the only label is its name.
   *
   * @param unlabelled the cluster if there is no label
   * @return whether there is one cluster, and no label tells another name
   */
  private boolean unite(Cluster unlabelled, Predicate<Unit> isComposed) {
    Map<String, Cluster> labelled = new LinkedHashMap<>();
    clusters.values().stream()
        .filter(cluster -> !cluster.isByPathOnly())
        .forEach(cluster -> labelled.putIfAbsent(cluster.name(), cluster));
    if (labelled.size() > 1) {
      return false;
    }
    Cluster only = labelled.values().stream().findFirst().orElse(unlabelled);
    clusters.replaceAll((unit, cluster) -> joined(unit, cluster, only, isComposed));
    return labelled.isEmpty();
  }

  /** Where there is one cluster, all that may be deployed is deployed to it. */
  private Cluster joined(Unit unit, Cluster cluster, Cluster only, Predicate<Unit> isComposed) {
    return cluster.isGuessed() && !neverNamed.contains(unit) && !isComposed.test(unit)
        ? new Cluster(only.name(), only.role(), unit.path(), only.naming(), only.evidence())
        : cluster;
  }

  /** A directory or values file that is called like a cluster belongs to it. */
  private void join(Unit unit, Map<String, Cluster> known) {
    Cluster cluster = clusters.get(unit);
    if (cluster == null || !cluster.isGuessed() || known.isEmpty()) {
      return;
    }
    // An archive of a cluster, or an example of one, is not the cluster.
    Optional<String> named =
        neverNamed.contains(unit.directory())
            ? Optional.empty()
            : neverNamed.tellingParts(unit.directory()).stream()
                .filter(known::containsKey)
                .reduce((first, second) -> second);
    if (unit.form() == Unit.Form.FILE && named.isEmpty() && !neverNamed.contains(unit)) {
      named = Optional.of(DirectoryNames.ofValues(unit.path())).filter(known::containsKey);
    }
    named.ifPresent(
        name ->
            clusters.put(
                unit,
                new Cluster(
                    name,
                    known.getOrDefault(name, cluster).role(),
                    unit.path(),
                    Naming.BY_CONVENTION,
                    "`%s` has its name".formatted(unit.path()))));
  }

  private Map<Unit, PathGuess> tellApart(List<UnitFacts> facts, Set<String> known) {
    Map<Unit, PathGuess> guesses = new LinkedHashMap<>();
    for (Map.Entry<Unit, Cluster> entry : clusters.entrySet()) {
      Cluster cluster = entry.getValue();
      if (cluster.isGuessed()) {
        boolean isLaidOut = !cluster.evidence().isEmpty();
        guesses.put(
            entry.getKey(),
            isLaidOut
                ? new PathGuess(cluster.name(), cluster.path())
                : PathGuess.of(entry.getKey(), otherName));
      }
    }
    facts.forEach(fact -> joinAround(fact, guesses));
    boolean changed = true;
    while (changed) {
      Map<String, Set<String>> extents = new HashMap<>();
      known.forEach(name -> extents.computeIfAbsent(name, n -> new HashSet<>()).add(""));
      // What is disabled or an example takes no name from what is not.
      guesses.forEach(
          (unit, guess) -> {
            if (!neverNamed.contains(unit)) {
              extents.computeIfAbsent(guess.name(), n -> new HashSet<>()).add(guess.extent());
            }
          });
      changed = false;
      for (Map.Entry<Unit, PathGuess> entry : guesses.entrySet()) {
        PathGuess guess = entry.getValue();
        Set<String> others = new HashSet<>(extents.getOrDefault(guess.name(), Set.of()));
        others.remove(guess.extent());
        if (!others.isEmpty()) {
          entry.setValue(guess.longer());
          changed |= !entry.getValue().equals(guess);
        }
      }
    }
    guesses.forEach(
        (unit, guess) ->
            clusters.put(
                unit,
                new Cluster(
                    guess.name(),
                    Role.STANDALONE,
                    unit.path(),
                    Naming.GUESSED,
                    evidence(unit, guess))));
    return guesses;
  }

  /** What sends from several places that are called alike is in as many clusters. */
  private void settleSiblings(
      List<UnitFacts> facts, Map<Unit, PathGuess> guesses, Predicate<Unit> isComposed) {
    SendingSiblings siblings = new SendingSiblings();
    for (UnitFacts fact : facts) {
      PathGuess guess = guesses.get(fact.unit());
      boolean counts = !neverNamed.contains(fact.unit()) && !isComposed.test(fact.unit());
      if (guess != null && fact.hasSender() && counts) {
        siblings.note(guess);
      }
    }
    guesses.forEach(siblings::noteBeside);
    siblings.compare();
    clusters.replaceAll(
        (unit, cluster) -> {
          PathGuess guess = guesses.get(unit);
          return guess != null && cluster.isByPathOnly()
              ? siblings.settled(unit, guess, cluster)
              : cluster;
        });
  }

  private String evidence(Unit unit, PathGuess guess) {
    String path = unit.path().isEmpty() ? "." : unit.path();
    return guess.name().equals(ClusterFinder.UNNAMED)
        ? "nothing names the cluster of `%s`".formatted(path)
        : "a guess by the path `%s`".formatted(path);
  }

  /**
   * What stands beside the monitoring of a cluster in one directory belongs to that cluster, unless
   * it has a sender of its own.
   */
  private static void joinAround(UnitFacts facts, Map<Unit, PathGuess> guesses) {
    PathGuess own = guesses.get(facts.unit());
    if (own == null || facts.hasSender()) {
      return;
    }
    guesses.entrySet().stream()
        .filter(other -> !other.getValue().extent().isEmpty())
        .filter(other -> !other.getKey().directory().equals(other.getValue().extent()))
        .map(Map.Entry::getValue)
        .filter(other -> !DirectoryNames.isComponent(TreePath.nameOf(other.extent())))
        .filter(other -> !own.extent().equals(other.extent()))
        .filter(other -> TreePath.isBelow(own.extent(), other.extent()))
        .findFirst()
        .ifPresent(other -> guesses.put(facts.unit(), other));
  }

  /** A label names a guessed cluster if nothing else goes by it. */
  private void label(List<UnitFacts> facts) {
    Map<String, Set<String>> labels = new LinkedHashMap<>();
    for (UnitFacts fact : facts) {
      Cluster cluster = clusters.get(fact.unit());
      if (cluster != null && cluster.isGuessed()) {
        labels
            .computeIfAbsent(groupOf(cluster, fact.unit()), name -> new LinkedHashSet<>())
            .addAll(fact.labels());
      }
    }
    Set<String> names = new HashSet<>();
    clusters.values().forEach(cluster -> names.add(cluster.name()));
    Map<String, Integer> uses = new HashMap<>();
    labels.values().forEach(all -> all.forEach(label -> uses.merge(label, 1, Integer::sum)));
    // What senders of clusters with a name of their own have as well is a placeholder.
    facts.stream()
        .filter(
            fact -> {
              Cluster cluster = clusters.get(fact.unit());
              return cluster != null && cluster.naming() == Naming.DEPLOYED;
            })
        .flatMap(fact -> fact.labels().stream())
        .forEach(label -> uses.merge(label, 1, Integer::sum));
    clusters.replaceAll(
        (unit, cluster) -> {
          Set<String> own = labels.getOrDefault(groupOf(cluster, unit), Set.of());
          String label = own.isEmpty() ? "" : own.iterator().next();
          // Charts are often given their own name where that of the cluster belongs.
          boolean isItsName =
              own.size() == 1
                  && !DirectoryNames.isComponent(label)
                  && uses.getOrDefault(label, 0) == 1
                  && !names.contains(label);
          return cluster.isGuessed() && isItsName
              ? new Cluster(
                  label,
                  cluster.role(),
                  cluster.path(),
                  Naming.LABELLED,
                  "the external label of what sends from `%s`"
                      .formatted(unit.path().isEmpty() ? "." : unit.path()))
              : cluster;
        });
  }

  /** What has no name has nothing in common. */
  private String groupOf(Cluster cluster, Unit unit) {
    return cluster.name().equals(otherName) ? "\n" + unit.path() : cluster.name();
  }
}
