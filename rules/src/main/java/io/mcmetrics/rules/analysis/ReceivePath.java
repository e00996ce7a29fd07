package io.mcmetrics.rules.analysis;

import io.mcmetrics.network.Url;

/** The path at which Thanos Receive takes remote writes (thanos, pkg/receive/handler.go). */
public final class ReceivePath {
  /** The path without a prefix. */
  public static final String TEXT = "/api/v1/receive";

  private ReceivePath() {}

  /** Tells whether the path of a URL ends in it; what stands before it, a proxy may remove. */
  public static boolean isIn(Url url) {
    return url.path().endsWith(TEXT);
  }
}
