package io.mcmetrics.kustomize.resource;

import io.mcmetrics.document.Document;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.patch.BuiltInKinds;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The resources that a patch applies to: {@code target} in a kustomization.
 *
 * <p>Group, version, kind, name and namespace are regular expressions that match the whole text
 * (kustomize, {@code api/types/selector.go}); a missing or empty one matches anything.
 */
public final class PatchTarget {
  private static final List<String> NAMES =
      List.of("group", "version", "kind", "name", "namespace");
  private static final Map<String, String> SELECTORS =
      Map.of("labelSelector", "labels", "annotationSelector", "annotations");

  /** The namespace that kustomize assumes for a resource without one. */
  private static final String DEFAULT_NAMESPACE = "default";

  /** The namespace that kustomize assumes for a cluster-scoped resource. */
  private static final String NO_NAMESPACE = "_non_namespaceable_";

  private final Map<String, NamePattern> patterns;
  private final Map<String, SelectorText> selectors;
  private final List<Problem> problems;

  private PatchTarget(
      Map<String, NamePattern> patterns,
      Map<String, SelectorText> selectors,
      List<Problem> problems) {
    this.patterns = patterns;
    this.selectors = selectors;
    this.problems = List.copyOf(problems);
  }

  /** Returns the target that a mapping writes. */
  public static PatchTarget of(YamlMapping target) {
    Map<String, NamePattern> patterns = new LinkedHashMap<>();
    Map<String, SelectorText> selectors = new LinkedHashMap<>();
    List<Problem> problems = new ArrayList<>();
    for (String key : NAMES) {
      Optional<YamlScalar> text = target.scalarAt(key).filter(node -> !node.isNull());
      Optional<NamePattern> pattern = text.map(YamlScalar::text).flatMap(NamePattern::parse);
      pattern.ifPresent(known -> patterns.put(key, known));
      if (text.isPresent() && pattern.isEmpty()) {
        problems.add(unreadable(text.get(), "regular expression"));
      }
    }
    for (String key : List.of("labelSelector", "annotationSelector")) {
      Optional<YamlScalar> text = target.scalarAt(key).filter(node -> !node.isNull());
      Optional<SelectorText> selector = text.map(YamlScalar::text).flatMap(SelectorText::parse);
      selector.ifPresent(known -> selectors.put(key, known));
      if (text.isPresent() && selector.isEmpty()) {
        problems.add(unreadable(text.get(), "selector"));
      }
    }
    return new PatchTarget(patterns, selectors, problems);
  }

  /** Returns why kustomize would refuse this target; empty if it would not. */
  public List<Problem> problems() {
    return problems;
  }

  /**
   * Tells whether the target selects a resource by its current name and namespace, or by its
   * original ones.
   */
  public boolean matches(Resource resource) {
    ResourceId first = resource.original();
    return !resource.document().kind().equals(Document.VALUES)
        && isForKind(resource.root())
        && (matches("name", resource.id().name()) || matches("name", first.name()))
        && (matches("namespace", namespace(resource.root()))
            || (!resource.isClusterScoped() && matches("namespace", first.namespace())));
  }

  /** Tells whether the target selects a resource; a target with problems selects none. */
  public boolean matches(YamlMapping resource) {
    return isForKind(resource)
        && matches("name", text(resource, "metadata", "name"))
        && matches("namespace", namespace(resource));
  }

  private boolean isForKind(YamlMapping resource) {
    String version = text(resource, "apiVersion");
    int slash = version.indexOf('/');
    return problems.isEmpty()
        && matches("group", version.substring(0, Math.max(slash, 0)))
        && matches("version", version.substring(slash + 1))
        && matches("kind", text(resource, "kind"))
        && SELECTORS.keySet().stream().allMatch(key -> selects(key, resource));
  }

  private boolean matches(String key, String text) {
    return !patterns.containsKey(key) || patterns.get(key).matches(text);
  }

  private boolean selects(String key, YamlMapping resource) {
    if (!selectors.containsKey(key)) {
      return true;
    }
    YamlMapping none = YamlMapping.empty(resource.origin());
    String place = SELECTORS.getOrDefault(key, key);
    return selectors.get(key).matches(resource.mappingAt("metadata", place).orElse(none));
  }

  private static String namespace(YamlMapping resource) {
    if (BuiltInKinds.isClusterScoped(resource)) {
      return NO_NAMESPACE;
    }
    String written = text(resource, "metadata", "namespace");
    return written.isEmpty() ? DEFAULT_NAMESPACE : written;
  }

  private static String text(Yaml resource, String... keys) {
    return resource.textAt(keys);
  }

  private static Problem unreadable(YamlScalar text, String what) {
    return Problem.at(text, "`%s` is no %s that kustomize could read", text.text(), what);
  }
}
