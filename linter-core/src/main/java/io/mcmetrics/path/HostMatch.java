package io.mcmetrics.path;

/** Matches host names as Ingress does (Kubernetes, "Ingress", hostname wildcards). */
public final class HostMatch {
  private HostMatch() {}

  /** Tells whether a host covers another one; a wildcard stands for exactly one label. */
  public static boolean covers(String host, String requested) {
    return host.equalsIgnoreCase(requested)
        || (host.startsWith("*.")
            && requested.indexOf('.') > 0
            && host.substring(1).equalsIgnoreCase(requested.substring(requested.indexOf('.'))));
  }
}
