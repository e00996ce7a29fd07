package io.mcmetrics.storage;

import io.mcmetrics.kubernetes.Program;
import java.util.Locale;
import java.util.Optional;

/** The role of a component of Thanos at its bucket. */
public enum StorageRole {
  /** It uploads its blocks. */
  WRITES,
  /** It queries the blocks of others. */
  READS,
  /** It compacts, downsamples and deletes the blocks of others. */
  COMPACTS;

  /** Returns the role of a program; empty if it uses no bucket. */
  static Optional<StorageRole> of(Program program) {
    return switch (program) {
      case THANOS_RECEIVE, THANOS_SIDECAR, THANOS_RULE -> Optional.of(WRITES);
      case THANOS_STORE -> Optional.of(READS);
      case THANOS_COMPACT -> Optional.of(COMPACTS);
      default -> Optional.empty();
    };
  }

  /** Returns the word used in reports. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
