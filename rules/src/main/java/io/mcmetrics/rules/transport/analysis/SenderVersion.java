package io.mcmetrics.rules.transport.analysis;

import io.mcmetrics.sender.Sender;
import io.mcmetrics.transport.MinorVersion;

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
