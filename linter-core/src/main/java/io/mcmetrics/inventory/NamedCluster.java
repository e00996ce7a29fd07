package io.mcmetrics.inventory;

/**
 * A cluster that a file names which is no manifest that a cluster is given.
 *
 * @param name the name
 * @param path the directory of what is deployed to it; empty if the file does not say
 * @param evidence why it is taken for a cluster, in words
 * @param kind how sure that is
 */
public record NamedCluster(String name, String path, String evidence, Kind kind) {
  /** How sure it is that a name is that of a cluster. */
  public enum Kind {
    /** A deployer has it among its targets. */
    TARGET,
    /** It is what a deployer calls the cluster that it runs in, which counts beside others. */
    OWN,
    /** An object of another cluster makes it, and the rest of the tree need not be for it. */
    MADE,
    /** It is a directory of a folder that is called {@code clusters}. */
    DIRECTORY,
    /** It is an environment of a tool, which counts where nothing tells more. */
    ENVIRONMENT,
    /** It is what the machines of the tree are a cluster of, which may be its only one. */
    MACHINES
  }
}
