package io.mcmetrics.path;

/** How a URL leads to where it leads. */
public enum UrlTarget {
  /** Something outside the files fills in the URL, or it is none. */
  UNKNOWN,
  /** Its host is the name of a Service that only a cluster itself resolves. */
  INSIDE,
  /** An Ingress, or a route of another kind, answers to its host. */
  ROUTED,
  /** A Service answers that is open to the outside: a load balancer, or a port of the nodes. */
  EXPOSED,
  /** Nothing in the tree answers to its host. */
  OUTSIDE
}
