package io.mcmetrics.document;

import io.mcmetrics.finding.Gap;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What kustomize refuses to load because it lies outside of the directory that names it. Flux does
 * load it: it builds with {@code LoadRestrictionsNone}, in the root of its source (fluxcd/pkg,
 * kustomize/kustomize_generator.go, 1.0). Argo CD does so with {@code --load-restrictor
 * LoadRestrictionsNone} among the {@code kustomize.buildOptions} of {@code argocd-cm} (Argo CD
 * 2.14, docs/user-guide/kustomize.md).
 */
public final class LoadRestrictions {
  private record Refusal(String directory, Gap gap) {}

  private final List<Refusal> refusals = new ArrayList<>();
  private final Set<String> lifted = new HashSet<>();
  private boolean isAllLifted;

  /** Notes that kustomize refuses to load what a kustomization in a directory names. */
  public void refuse(String directory, Gap gap) {
    refusals.add(new Refusal(directory, gap));
  }

  /** Notes that Flux builds some units. */
  public void lift(Set<Unit> units) {
    units.forEach(unit -> lifted.add(unit.path()));
  }

  /** Notes that Argo CD, which builds what Flux does not, has kustomize load anything. */
  public void liftAll() {
    isAllLifted = true;
  }

  /** Returns the gaps of what nobody loads. */
  List<Gap> gaps() {
    return refusals.stream()
        .filter(refusal -> !isAllLifted && !lifted.contains(refusal.directory()))
        .map(Refusal::gap)
        .toList();
  }
}
