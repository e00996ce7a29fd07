package io.mcmetrics.cluster;

/**
 * One cluster of the fleet.
 *
 * @param name what the linter calls it
 * @param role what it does
 * @param path the directory or file, relative to the root, that describes it; empty for the root
 * @param naming how the linter found its name
 * @param evidence the reason for its name, in words; empty if there is none but the kind of naming
 */
public record Cluster(String name, Role role, String path, Naming naming, String evidence) {
  /** How the name of a cluster was found, the surest way first. */
  public enum Naming {
    /** The configuration says so. */
    DECLARED,
    /** What deploys to it names it: the destination of an Argo CD Application. */
    DEPLOYED,
    /** It is a directory below one like {@code overlays} or {@code clusters}. */
    BY_CONVENTION,
    /** It is the external label of what sends from some directory. */
    LABELLED,
    /** It is the name of some other directory, or of a values file. */
    GUESSED;

    /** Returns what it is called in reports. */
    public String word() {
      return switch (this) {
        case DECLARED -> "configuration";
        case DEPLOYED -> "deployment";
        case BY_CONVENTION -> "layout";
        case LABELLED -> "label";
        case GUESSED -> "guess";
      };
    }
  }

  /** Creates a cluster without words about its name. */
  public Cluster(String name, Role role, String path, Naming naming) {
    this(name, role, path, naming, "");
  }

  /** Returns this cluster in another role. */
  public Cluster inRole(Role otherRole) {
    return new Cluster(name, otherRole, path, naming, evidence);
  }

  /** Returns this cluster as one whose name is a guess. */
  public Cluster guessed() {
    return new Cluster(name, role, path, Naming.GUESSED, evidence);
  }

  /** Tells whether its extent is a guess, so that two of such names may mean one cluster. */
  public boolean isGuessed() {
    return naming == Naming.GUESSED || naming == Naming.LABELLED;
  }

  /** Tells whether nothing but a path says that it is a cluster, so that it may be none. */
  public boolean isByPathOnly() {
    return naming == Naming.GUESSED;
  }

  /** Tells whether two of them may be the same cluster. */
  public boolean mayBeSameAs(Cluster other) {
    return isGuessed() || other.isGuessed() || name.equals(other.name);
  }
}
