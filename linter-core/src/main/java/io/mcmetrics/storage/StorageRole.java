package io.mcmetrics.storage;

import io.mcmetrics.kubernetes.Program;
import java.util.Locale;
import java.util.Optional;

/** What a component of Thanos does with its bucket. */
public enum StorageRole {
  /** It uploads what it has kept for a while. */
  WRITES,
  /** It answers from what others uploaded. */
  READS,
  /** It compacts, thins out and deletes what others uploaded. */
  COMPACTS;

  /** Returns the role of a program; empty if it has to do with no bucket. */
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
