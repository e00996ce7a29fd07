package io.mcmetrics.kustomize.resource;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A check on the resources of a build: no two may have the same identity. */
public final class ResourceSet {
  private ResourceSet() {}

  /** Returns the first identity that two resources have; empty if all differ. */
  public static Optional<ResourceId> firstDuplicate(List<Resource> resources) {
    Set<ResourceId> seen = new HashSet<>();
    for (Resource resource : resources) {
      if (!resource.id().name().isEmpty() && resource.isManifest() && !seen.add(resource.id())) {
        return Optional.of(resource.id());
      }
    }
    return Optional.empty();
  }
}
