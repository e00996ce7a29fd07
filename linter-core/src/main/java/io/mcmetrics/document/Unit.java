package io.mcmetrics.document;

import io.mcmetrics.source.TreePath;
import org.jspecify.annotations.Nullable;

/**
 * A set of documents that is deployed together: those of an overlay, a directory or a file.
 *
 * @param path of the directory or file, relative to the root; empty for the root itself
 * @param cluster the name of the cluster as Flux or Argo CD give it; empty if they give none
 */
public record Unit(String path, Form form, String cluster) {
  /** The kinds of units. */
  public enum Form {
    /** A kustomization that no other one in the tree includes. */
    OVERLAY,
    /** The manifests in one directory, taken together. */
    DIRECTORY,
    /** A values file of its own. */
    FILE
  }

  /** Makes a unit whose cluster is not named. */
  public Unit(String path, Form form) {
    this(path, form, "");
  }

  /** Returns this unit, deployed to a cluster of that name. */
  public Unit onCluster(String otherCluster) {
    return new Unit(path, form, otherCluster);
  }

  /** Returns the directory of the unit. */
  public String directory() {
    return form == Form.FILE ? TreePath.parentOf(path) : path;
  }

  /** Compares as the generated method would, without its method handles, which are slow. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Unit unit
        && path.equals(unit.path)
        && form == unit.form
        && cluster.equals(unit.cluster);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * path.hashCode() + form.hashCode()) + cluster.hashCode();
  }
}
