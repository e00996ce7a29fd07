package io.mcmetrics.render;

import io.mcmetrics.source.TreePath;

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
}
