package io.mcmetrics.rules.remotewrite.analysis;

import io.mcmetrics.remotewrite.MinorVersion;
import io.mcmetrics.sender.Sender;

/** Compares the version of Prometheus that a sender runs. */
public final class SenderVersion {
  private SenderVersion() {}

  /** Tells whether a sender is known to run an older version than one. */
  public static boolean isBefore(Sender sender, int major, int minor) {
    return MinorVersion.of(sender.version())
        .filter(version -> version.isBefore(major, minor))
        .isPresent();
  }
}
