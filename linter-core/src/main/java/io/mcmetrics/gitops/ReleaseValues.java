package io.mcmetrics.gitops;

import io.mcmetrics.helm.HelmValues;
import io.mcmetrics.helm.ValuePath;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The values of a HelmRelease, put together as helm-controller does (fluxcd/pkg,
 * chartutil/values.go, 1.27 and 1.35): the entries of {@code valuesFrom} in order, and {@code
 * values} over them.
 *
 * <p>A {@code targetPath} is set in a mapping that may be the very one of {@code values}, and then
 * wins over them. That is so as long as no entry before it has brought the mapping, so which
 * mappings are the same is followed here.
 */
final class ReleaseValues {
  /** A mapping by its identity; the mappings in it by their keys. */
  private static final class Shape {
    private final Map<String, Shape> inner = new HashMap<>();
  }

  private YamlMapping values;
  private YamlMapping result;
  private final Shape valuesShape;
  private Shape resultShape = new Shape();

  ReleaseValues(YamlMapping values) {
    this.values = values;
    this.result = YamlMapping.empty(values.origin());
    this.valuesShape = shape(values);
  }

  /** Adds the values of one entry. */
  void add(YamlMapping more) {
    result = result.entries().isEmpty() ? more : HelmValues.joined(result, List.of(more));
    resultShape = merged(resultShape, shape(more));
  }

  /** Sets the value of one entry at its path. */
  void set(ValuePath path, Yaml value) {
    resultShape = merged(resultShape, valuesShape);
    Shape inResult = resultShape;
    Shape inValues = valuesShape;
    for (String key : path.mappings()) {
      inResult = inResult.inner.computeIfAbsent(key, k -> new Shape());
      inValues = inValues.inner.getOrDefault(key, new Shape());
    }
    if (inResult == inValues) {
      // It is set in both, and comes from the values in the end.
      values = path.set(values, value);
    } else {
      result = path.set(over(result), value);
    }
  }

  /** Returns all values. */
  YamlMapping merged() {
    return over(result);
  }

  private YamlMapping over(YamlMapping lower) {
    return lower.entries().isEmpty() ? values : HelmValues.joined(lower, List.of(values));
  }

  private static Shape shape(YamlMapping mapping) {
    Shape shape = new Shape();
    for (Entry entry : mapping.entries()) {
      if (entry.value() instanceof YamlMapping inner) {
        shape.inner.put(entry.key().text(), shape(inner));
      }
    }
    return shape;
  }

  /** Merges as Go's {@code MergeMaps}: what only one of them has is shared with it. */
  private static Shape merged(Shape low, Shape high) {
    Shape out = new Shape();
    out.inner.putAll(low.inner);
    high.inner.forEach(
        (key, mapping) -> {
          Shape below = low.inner.get(key);
          out.inner.put(key, below == null ? mapping : merged(below, mapping));
        });
    return out;
  }
}
