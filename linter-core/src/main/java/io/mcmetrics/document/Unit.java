package io.mcmetrics.document;

import io.mcmetrics.source.TreePath;
import org.jspecify.annotations.Nullable;

/**
 * What is deployed as one: the overlay, the directory or the file that documents come from.
 *
 * @param path of the directory or file, relative to the root; empty for the root itself
 * @param cluster the name of the cluster that whoever deploys it gives; empty if nobody does
 */
public record Unit(String path, Form form, String cluster) {
  /** What a unit is. */
  public enum Form {
    /** A kustomization that no other one in the tree includes. */
    OVERLAY,
    /** The manifests in one directory, taken together. */
    DIRECTORY,
    /** A values file of its own. */
    FILE
  }

  /** Makes a unit of which only the path tells the cluster. */
  public Unit(String path, Form form) {
    this(path, form, "");
  }

  /** Returns this unit, deployed to a cluster of that name. */
  public Unit to(String otherCluster) {
    return new Unit(path, form, otherCluster);
  }

  /** Returns the directory of the unit. */
  public String directory() {
    return form == Form.FILE ? TreePath.parentOf(path) : path;
  }

  /** Says the same as the one of every record, without the method handles that one is made of. */
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
