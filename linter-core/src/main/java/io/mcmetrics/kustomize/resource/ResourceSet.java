package io.mcmetrics.kustomize.resource;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What holds for the resources of a build taken together: no two may be called the same. */
public final class ResourceSet {
  private ResourceSet() {}

  /** Returns what two resources are both called; empty if all differ. */
  public static Optional<ResourceId> firstTwin(List<Resource> resources) {
    Set<ResourceId> seen = new HashSet<>();
    for (Resource resource : resources) {
      if (!resource.id().name().isEmpty() && resource.isManifest() && !seen.add(resource.id())) {
        return Optional.of(resource.id());
      }
    }
    return Optional.empty();
  }
}
