package io.mcmetrics.render;

import io.mcmetrics.source.TreePath;
import org.jspecify.annotations.Nullable;

/**
 * What is deployed as one: the overlay, the directory or the file that documents come from.
 *
 * @param path of the directory or file, relative to the root; empty for the root itself
 */
public record Unit(String path, Form form) {
  /** What a unit is. */
  public enum Form {
    /** A kustomization that no other one in the tree includes. */
    OVERLAY,
    /** The manifests in one directory, taken together. */
    DIRECTORY,
    /** A values file of its own. */
    FILE
  }

  /** Returns the directory of the unit. */
  public String directory() {
    return form == Form.FILE ? TreePath.parentOf(path) : path;
  }

  /** Says the same as the one of every record, without the method handles that one is made of. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Unit unit && path.equals(unit.path) && form == unit.form;
  }

  @Override
  public int hashCode() {
    return 31 * path.hashCode() + form.hashCode();
  }
}
