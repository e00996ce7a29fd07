package io.mcmetrics.kustomize;

import io.mcmetrics.finding.Problem;
import io.mcmetrics.kustomize.resource.KustomizeFields;
import io.mcmetrics.kustomize.resource.Resource;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.List;

/**
 * What the build of a kustomization passes on to those that include it.
 *
 * @param resources in the order in which they were added
 * @param configurations the content of {@code configurations}, of this kustomization and those that
 *     it includes
 * @param variables the entries of {@code vars}, of this kustomization and those that it includes
 * @param stops what stops the build
 * @param whole whether all resources are known, so that one that is not there is nowhere
 */
record BuildResult(
    List<Resource> resources,
    List<Yaml> configurations,
    List<YamlMapping> variables,
    List<Problem> stops,
    boolean whole) {
  static final BuildResult NOTHING =
      new BuildResult(List.of(), List.of(), List.of(), List.of(), true);

  /** What is not in the tree. */
  static final BuildResult UNKNOWN = NOTHING.inPart();

  BuildResult with(List<Resource> others) {
    return new BuildResult(others, configurations, variables, stops, whole);
  }

  BuildResult plus(BuildResult other) {
    return new BuildResult(
        joined(resources, other.resources),
        joined(configurations, other.configurations),
        joined(variables, other.variables),
        joined(stops, other.stops),
        whole && other.whole);
  }

  BuildResult withConfigurations(List<Yaml> more) {
    return more.isEmpty()
        ? this
        : new BuildResult(resources, joined(configurations, more), variables, stops, whole);
  }

  BuildResult withVariables(List<YamlMapping> more) {
    return more.isEmpty()
        ? this
        : new BuildResult(resources, configurations, joined(variables, more), stops, whole);
  }

  BuildResult stoppedBy(List<Problem> more) {
    return new BuildResult(
        resources,
        configurations,
        variables,
        joined(stops, more).stream().distinct().toList(),
        whole);
  }

  BuildResult inPart() {
    return new BuildResult(resources, configurations, variables, stops, false);
  }

  /** Returns the places that transformers change. */
  KustomizeFields fields() {
    KustomizeFields builtIn = KustomizeFields.builtIn();
    return configurations.isEmpty() ? builtIn : builtIn.with(configurations);
  }

  private static <T> List<T> joined(List<T> some, List<T> more) {
    if (some.isEmpty() || more.isEmpty()) {
      return some.isEmpty() ? more : some;
    }
    List<T> all = new ArrayList<>(some);
    all.addAll(more);
    return all;
  }
}
