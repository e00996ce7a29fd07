package io.mcmetrics.path;

/** The kind of target to which a URL leads. */
public enum UrlTarget {
  /** The URL has a placeholder, or is invalid. */
  UNKNOWN,
  /** Its host is the name of a Service, which is resolved within the cluster. */
  INSIDE,
  /** An Ingress, or a route of another kind, matches its host. */
  ROUTED,
  /** It leads to a Service of type LoadBalancer or NodePort. */
  EXPOSED,
  /** Nothing in the tree matches its host. */
  OUTSIDE
}
