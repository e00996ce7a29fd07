package io.mcmetrics.cluster;

import io.mcmetrics.cluster.Cluster.Naming;
import io.mcmetrics.cluster.FleetOptions.DeclaredCluster;
import io.mcmetrics.cluster.PathConvention.Place;
import io.mcmetrics.document.Coverage;
import io.mcmetrics.document.Document;
import io.mcmetrics.document.Unit;
import io.mcmetrics.inventory.Inventory;
import io.mcmetrics.inventory.NamedCluster;
import io.mcmetrics.inventory.NamedCluster.Kind;
import io.mcmetrics.render.Rendering;
import io.mcmetrics.source.TreePath;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds the cluster that a unit belongs to, by the strongest evidence there is: the configuration
 * of the user; what deploys it; a directory below one like {@code clusters} or {@code overlays}; a
 * directory with the name of a cluster that is known otherwise; the external label of what sends
 * from there; else its own directory or file.
 */
public final class ClusterFinder {
  /** What a cluster is called that nothing in the tree names. */
  static final String UNNAMED = "unnamed";

  private static final Set<Kind> DEPLOYED = Set.of(Kind.TARGET, Kind.MADE, Kind.OWN);

  private final FleetOptions options;
  private final String otherName;
  private final Inventory inventory;
  private List<NamedCluster> fallback;
  private final PathConvention convention;
  private final NeverNamed neverNamed;
  private final Map<String, String> hostNames;
  private final Set<Unit> fluxRoots = new LinkedHashSet<>();
  private final Set<Unit> sending = new LinkedHashSet<>();
  private final Map<Unit, Cluster> clusters = new LinkedHashMap<>();

  /**
   * Creates a finder for a tree of which nothing but the paths is known.
   *
   * @param units all that is deployed: a name is surer if there are others like it
   */
  public ClusterFinder(FleetOptions options, List<Unit> units) {
    this(
        units.stream().map(UnitFacts::bare).toList(),
        options,
        Inventory.EMPTY,
        NeverNamed.in(units, List.of(), Set.of()));
  }

  private ClusterFinder(
      List<UnitFacts> facts, FleetOptions options, Inventory inventory, NeverNamed neverNamed) {
    this.options = options;
    this.inventory = inventory;
    this.neverNamed = neverNamed;
    this.otherName = nameOfMachines(inventory);
    List<Unit> units = facts.stream().map(UnitFacts::unit).toList();
    Set<String> deployedNames = new LinkedHashSet<>();
    units.stream().map(Unit::cluster).filter(name -> !name.isEmpty()).forEach(deployedNames::add);
    this.convention = PathConvention.of(units, deployedNames);
    this.hostNames = new HashMap<>(ServerNames.of(units, inventory));
    ServerNames.byHost(units, convention).forEach(hostNames::putIfAbsent);
    facts.stream().filter(UnitFacts::isFluxRoot).map(UnitFacts::unit).forEach(fluxRoots::add);
    facts.stream().filter(UnitFacts::hasSender).map(UnitFacts::unit).forEach(sending::add);
    facts.forEach(fact -> clusters.put(fact.unit(), bySureEvidence(fact).orElse(guess(fact))));
    boolean isUnknown = knownToDeployers().isEmpty();
    if (inventory.isOneDestination() && isUnknown) {
      guessVariants();
      isUnknown = knownToDeployers().isEmpty();
    }
    this.fallback = isUnknown ? fallbackOf(inventory) : List.of();
    Optional<Cluster> machines =
        fallback.isEmpty() && !otherName.equals(UNNAMED) && isUnknown
            ? Optional.of(cluster(inventory.of(Kind.MACHINES).get(0)))
            : Optional.empty();
    boolean isOnly =
        new GuessedClusters(clusters, otherName, neverNamed)
            .settle(
                facts, named(), unit -> isComposed(unit), machines, inventory.isOneDestination());
    if (isOnly && machines.isPresent()) {
      this.fallback = inventory.of(Kind.MACHINES);
    }
  }

  /** Returns a finder for a tree. */
  public static ClusterFinder of(Rendering rendering, FleetOptions options) {
    return new ClusterFinder(
        UnitFacts.of(rendering, options.clusterLabel()),
        options,
        rendering.inventory(),
        NeverNamed.in(
            rendering.documents().stream().map(Document::unit).distinct().toList(),
            rendering.coverage().entries().stream().map(Coverage.Entry::path).toList(),
            rendering.inventory().apart()));
  }

  /**
   * Where all is deployed to one cluster, and nothing but the variants of single applications has a
   * name, those are no clusters.
   */
  private void guessVariants() {
    boolean areVariants =
        clusters.entrySet().stream()
            .filter(entry -> !entry.getValue().isGuessed())
            .allMatch(
                entry -> isLoneVariant(entry.getValue()) && !sending.contains(entry.getKey()));
    if (areVariants) {
      clusters.replaceAll((unit, cluster) -> cluster.guessed());
    }
  }

  private static String nameOfMachines(Inventory inventory) {
    Set<String> names = new LinkedHashSet<>();
    inventory.of(Kind.MACHINES).forEach(cluster -> names.add(cluster.name()));
    return names.size() == 1 ? names.iterator().next() : UNNAMED;
  }

  /** Returns the clusters that are named by what tells most of those that tell little. */
  private static List<NamedCluster> fallbackOf(Inventory inventory) {
    return List.of(Kind.DIRECTORY, Kind.ENVIRONMENT, Kind.MACHINES).stream()
        .map(inventory::of)
        .filter(named -> !named.isEmpty())
        .findFirst()
        // One that only the machines tell of counts once nothing shows that there are others.
        .filter(named -> named.size() > 1 || named.get(0).kind() != Kind.MACHINES)
        .orElse(List.of());
  }

  /** Returns the clusters of the inventory that count, by name. */
  private Map<String, Cluster> named() {
    Map<String, Cluster> named = new LinkedHashMap<>();
    inventory.of(Kind.TARGET).forEach(target -> named.putIfAbsent(target.name(), cluster(target)));
    inventory.of(Kind.MADE).forEach(made -> named.putIfAbsent(made.name(), cluster(made)));
    fallback.forEach(other -> named.putIfAbsent(other.name(), cluster(other)));
    return named;
  }

  private static Cluster cluster(NamedCluster named) {
    return new Cluster(
        named.name(),
        Role.STANDALONE,
        named.path(),
        DEPLOYED.contains(named.kind()) ? Naming.DEPLOYED : Naming.BY_CONVENTION,
        named.evidence());
  }

  /** Returns the cluster of a unit; unless the user declares it, its role is not known yet. */
  public Cluster clusterOf(Unit unit) {
    Cluster known = clusters.get(unit);
    UnitFacts bare = UnitFacts.bare(unit);
    return known == null ? bySureEvidence(bare).orElseGet(() -> guess(bare)) : known;
  }

  /** Returns the cluster of each unit, in the order of the units. */
  Map<Unit, Cluster> clusters() {
    return clusters;
  }

  /** Returns the clusters that there are for sure enough to be named without a sender, by name. */
  public Map<String, Cluster> known() {
    Map<String, Cluster> known = knownToDeployers();
    List<NamedCluster> machines = inventory.of(Kind.MACHINES);
    long deployed = machines.stream().filter(one -> known.containsKey(one.name())).count();
    // Where half of what is created is deployed to by its name, the rest is there as well.
    if (deployed > 0 && deployed * 2 >= machines.size()) {
      machines.forEach(one -> known.putIfAbsent(one.name(), cluster(one)));
    }
    inventory.of(Kind.MADE).forEach(made -> known.putIfAbsent(made.name(), cluster(made)));
    if (clusters.keySet().stream().anyMatch(unit -> !unit.cluster().isEmpty())) {
      inventory.of(Kind.OWN).stream()
          .filter(own -> known.values().stream().noneMatch(other -> isWithin(own, other)))
          .findFirst()
          .ifPresent(own -> known.putIfAbsent(own.name(), cluster(own)));
    }
    return known;
  }

  /** Tells whether what deploys to its own cluster is written in the directory of a cluster. */
  private static boolean isWithin(NamedCluster own, Cluster other) {
    return !other.path().isEmpty() && TreePath.isBelow(own.path(), other.path());
  }

  /** Returns those that are known without what creates clusters. */
  private Map<String, Cluster> knownToDeployers() {
    Map<String, Cluster> known = new KnownClusters(this, convention, fluxRoots, sending).byName();
    // Beside directories that are clusters, those without a manifest are clusters as well.
    Set<String> tops = new LinkedHashSet<>();
    for (NamedCluster directory : inventory.of(Kind.DIRECTORY)) {
      if (known.containsKey(directory.name())) {
        tops.add(TreePath.parentOf(directory.path()));
      }
    }
    for (NamedCluster directory : inventory.of(Kind.DIRECTORY)) {
      if (tops.contains(TreePath.parentOf(directory.path()))) {
        known.putIfAbsent(directory.name(), cluster(directory));
      }
    }
    inventory.of(Kind.TARGET).forEach(target -> known.putIfAbsent(target.name(), cluster(target)));
    return known;
  }

  /** Returns the clusters that are listed because nothing tells more, by name. */
  public Map<String, Cluster> fallback() {
    Map<String, Cluster> named = new TreeMap<>();
    fallback.forEach(other -> named.putIfAbsent(other.name(), cluster(other)));
    return named;
  }

  /** Tells whether something that deploys says which clusters it deploys to. */
  public boolean hasTargets() {
    return !inventory.of(Kind.TARGET).isEmpty();
  }

  /** Tells whether Docker Compose runs a unit, rather than a cluster. */
  public boolean isComposed(Unit unit) {
    return unit.form() == Unit.Form.FILE && inventory.isComposed(unit.directory());
  }

  /** Tells whether a cluster is called like a stage, which is as often one of an application. */
  public static boolean isStage(Cluster cluster) {
    return cluster.naming() == Naming.BY_CONVENTION
        && DirectoryNames.isEnvironment(TreePath.nameOf(cluster.name()));
  }

  /** Tells whether a unit is a values file beside those of several clusters, which share it. */
  public boolean isShared(Unit unit) {
    return neverNamed.isShared(unit);
  }

  /** Tells whether all that is given to a cluster is in folders that name none. */
  public boolean isNeverNamed(Cluster cluster) {
    return clusters.entrySet().stream()
        .filter(entry -> entry.getValue().name().equals(cluster.name()))
        .allMatch(entry -> neverNamed.contains(entry.getKey()));
  }

  /** Tells whether a directory is in a folder that names no cluster. */
  boolean isNeverNamed(String directory) {
    return neverNamed.contains(directory);
  }

  /** Tells whether a unit is shared by several clusters, or is run by none, going by its path. */
  public boolean isNeverNamed(Unit unit) {
    return neverNamed.contains(unit);
  }

  private Optional<Cluster> bySureEvidence(UnitFacts facts) {
    Unit unit = facts.unit();
    return declared(unit)
        .or(() -> deployed(unit))
        .or(() -> target(unit))
        .or(() -> byConvention(unit))
        .or(() -> fluxRoot(facts))
        .or(() -> byApplications(facts));
  }

  private Optional<Cluster> declared(Unit unit) {
    for (DeclaredCluster declared : options.clusters()) {
      if (TreePath.isBelow(unit.path(), declared.path())) {
        Role role = declared.declaredRole().orElse(Role.STANDALONE);
        return Optional.of(
            new Cluster(
                declared.name(),
                role,
                declared.path(),
                Naming.DECLARED,
                "declared in .mcmetrics.yaml"));
      }
    }
    return Optional.empty();
  }

  private Optional<Cluster> deployed(Unit unit) {
    if (unit.cluster().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Cluster(
            hostNames.getOrDefault(unit.cluster(), unit.cluster()),
            Role.STANDALONE,
            unit.path(),
            Naming.DEPLOYED,
            "Argo CD or Flux deploys to it by this name"));
  }

  private Optional<Cluster> target(Unit unit) {
    return inventory.of(Kind.TARGET).stream()
        .filter(target -> !target.path().isEmpty())
        .filter(target -> TreePath.isBelow(unit.path(), target.path()))
        .max(Comparator.comparingInt(target -> target.path().length()))
        .map(ClusterFinder::cluster);
  }

  private Optional<Cluster> byConvention(Unit unit) {
    // What is below a folder like `examples` may look like a cluster, and is a guess all the same.
    return convention
        .of(unit)
        .filter(place -> !neverNamed.contains(place.path()))
        // Where folders of Applications are the clusters, overlays are what they deploy.
        .filter(place -> !KnownClusters.isOfVariants(place) || !inventory.hasFolders())
        .map(this::owner)
        .map(place -> clusterAt(place, Naming.BY_CONVENTION));
  }

  /** Returns the directory of the cluster of which a directory beside it is a part. */
  private Place owner(Place place) {
    String owner = inventory.umbrellas().getOrDefault(place.path(), place.path());
    return owner.equals(place.path())
        ? place
        : new Place(TreePath.nameOf(owner), owner, place.gathering(), place.top());
  }

  /**
   * Tells whether a cluster is only the one variant of an application, as in {@code
   * web/overlays/seoul}, where nothing else is called so.
   */
  public boolean isLoneVariant(Cluster cluster) {
    String gathering = TreePath.parentOf(cluster.path());
    return cluster.naming() == Naming.BY_CONVENTION
        && DirectoryNames.gathersVariants(TreePath.nameOf(gathering))
        && !TreePath.parentOf(gathering).isEmpty()
        && convention.occurrences(cluster.name()) < 2;
  }

  private Cluster clusterAt(Place place, Naming naming) {
    int count = convention.count(place.gathering());
    String words =
        count > 1
            ? "one of %d directories in `%s`".formatted(count, place.gathering())
            : "the directory in `%s`".formatted(place.gathering());
    return new Cluster(place.name(), Role.STANDALONE, place.path(), naming, words);
  }

  private Optional<Cluster> fluxRoot(UnitFacts facts) {
    Unit unit = facts.unit();
    if (!facts.isFluxRoot() || neverNamed.contains(unit)) {
      return Optional.empty();
    }
    PathGuess guess = PathGuess.of(unit, otherName);
    // A lone `kubernetes/flux` says no name: then the repository has one cluster.
    boolean isTelling = !DirectoryNames.isComponent(guess.name());
    return Optional.of(
        new Cluster(
            isTelling ? guess.name() : otherName,
            Role.STANDALONE,
            unit.path(),
            Naming.DEPLOYED,
            "Flux starts in `%s`".formatted(unit.path())));
  }

  /** The Applications of an Argo CD that deploys to its own cluster may say which one that is. */
  private Optional<Cluster> byApplications(UnitFacts facts) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (String path : facts.deployedPaths()) {
      convention
          .of(new Unit(path, Unit.Form.OVERLAY))
          .ifPresent(place -> counts.merge(place.name(), 1, Integer::sum));
    }
    int all = facts.deployedPaths().size();
    return counts.entrySet().stream()
        .filter(count -> count.getValue() * 2 > all)
        .findFirst()
        .map(
            count ->
                new Cluster(
                    count.getKey(),
                    Role.STANDALONE,
                    facts.unit().path(),
                    Naming.BY_CONVENTION,
                    "%d of %d paths that Argo CD deploys from `%s` to its own cluster are of it"
                        .formatted(count.getValue(), all, facts.unit().path())));
  }

  private Cluster guess(UnitFacts facts) {
    Unit unit = facts.unit();
    Optional<Place> place = convention.of(unit);
    if (place.isPresent()) {
      return clusterAt(place.get(), Naming.GUESSED);
    }
    return new Cluster(
        PathGuess.of(unit, otherName).name(), Role.STANDALONE, unit.path(), Naming.GUESSED);
  }
}
