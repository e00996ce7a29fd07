package io.mcmetrics.cluster;

/**
 * One cluster of the fleet.
 *
 * @param name what the linter calls it
 * @param role what it does
 * @param path the directory or file, relative to the root, that describes it; empty for the root
 * @param naming how the linter came to tell it from others
 */
public record Cluster(String name, Role role, String path, Naming naming) {
  /** How a cluster was told from others, the surest first. */
  public enum Naming {
    /** The configuration says so. */
    DECLARED,
    /** What deploys it there names it: the destination of an Argo CD Application. */
    DEPLOYED,
    /** It is a directory below one like {@code overlays} or {@code clusters}. */
    BY_CONVENTION,
    /** It is simply another directory or another values file. */
    GUESSED
  }

  /** Tells whether it was told from others by its directory alone: two may be one. */
  public boolean isGuessed() {
    return naming == Naming.GUESSED;
  }

  /** Tells whether two names may stand for the same cluster. */
  public boolean mayBe(Cluster other) {
    return isGuessed() || other.isGuessed() || name.equals(other.name);
  }
}
