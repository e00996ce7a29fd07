package io.mcmetrics.trace;

import io.mcmetrics.finding.Problem.Related;
import io.mcmetrics.storage.StorageRole;
import java.util.List;

/**
 * What one component of Thanos does with object storage.
 *
 * @param cluster the name of its cluster
 * @param program what it is
 * @param workload namespace and name of what runs it, as far as they are known
 * @param bucket in words; empty if it uses none, or one that is not known
 * @param message what is known of it, or what is missing to know it
 * @param evidence the places that say so, the decisive one first
 */
public record TracedStorage(
    String cluster,
    String program,
    String workload,
    StorageRole role,
    String bucket,
    HopStatus status,
    String message,
    List<Related> evidence) {
  /** Keeps its own list. */
  public TracedStorage {
    evidence = List.copyOf(evidence);
  }
}
