package io.mcmetrics.patch;

import io.mcmetrics.finding.Problem;
import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.YamlMapping;
import java.util.List;
import java.util.Optional;

/** The result of applying a patch to a resource. */
public sealed interface PatchResult {
  /** The patched resource, which may be equal to the one before. */
  record Changed(YamlMapping tree) implements PatchResult {}

  /**
   * The resource was deleted.
   *
   * @param by the patch that deleted it
   */
  record Deleted(Origin by) implements PatchResult {}

  /**
   * The patch cannot be applied: kustomize would fail here.
   *
   * @param tree the resource with everything that could be applied
   * @param problems why kustomize refuses, at least one
   */
  record Refused(YamlMapping tree, List<Problem> problems) implements PatchResult {
    /** Keeps its own list. */
    public Refused {
      problems = List.copyOf(problems);
    }
  }

  /**
   * The patch would put in more than a limit allows, so that only a part of it is applied.
   *
   * @param tree the resource with what could be applied
   * @param at the operation that goes beyond the limit
   */
  record Unfinished(YamlMapping tree, Origin at) implements PatchResult {}

  /** Returns the resource to continue with; empty if it was deleted. */
  default Optional<YamlMapping> resource() {
    if (this instanceof Changed changed) {
      return Optional.of(changed.tree());
    }
    if (this instanceof Unfinished unfinished) {
      return Optional.of(unfinished.tree());
    }
    return this instanceof Refused refused ? Optional.of(refused.tree()) : Optional.empty();
  }

  /** Returns why kustomize refuses; empty if it does not. */
  default List<Problem> refusals() {
    return this instanceof Refused refused ? refused.problems() : List.of();
  }
}
