package io.mcmetrics.patch;

import io.mcmetrics.finding.Problem;
import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.YamlMapping;
import java.util.List;
import java.util.Optional;

/** What a patch made of a resource. */
public sealed interface PatchResult {
  /** The resource as it is now, whether or not the patch said anything new. */
  record Changed(YamlMapping tree) implements PatchResult {}

  /**
   * No resource any more.
   *
   * @param by the patch that deleted it
   */
  record Deleted(Origin by) implements PatchResult {}

  /**
   * A build that kustomize would have ended here.
   *
   * @param tree the resource with whatever could be applied, to go on with
   * @param problems why kustomize refuses, at least one
   */
  record Refused(YamlMapping tree, List<Problem> problems) implements PatchResult {
    /** Keeps its own list. */
    public Refused {
      problems = List.copyOf(problems);
    }
  }

  /** Returns the resource to go on with; empty if it is deleted. */
  default Optional<YamlMapping> resource() {
    if (this instanceof Changed changed) {
      return Optional.of(changed.tree());
    }
    return this instanceof Refused refused ? Optional.of(refused.tree()) : Optional.empty();
  }

  /** Returns why kustomize refuses; empty if it does not. */
  default List<Problem> refusals() {
    return this instanceof Refused refused ? refused.problems() : List.of();
  }
}
