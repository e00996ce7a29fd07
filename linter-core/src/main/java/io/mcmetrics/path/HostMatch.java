package io.mcmetrics.path;

/** Compares host names as Ingress does (Kubernetes, "Ingress", hostname wildcards). */
public final class HostMatch {
  private HostMatch() {}

  /** Tells whether a host covers another one; a wildcard stands for exactly one label. */
  public static boolean covers(String host, String asked) {
    return host.equalsIgnoreCase(asked)
        || (host.startsWith("*.")
            && asked.indexOf('.') > 0
            && host.substring(1).equalsIgnoreCase(asked.substring(asked.indexOf('.'))));
  }
}
