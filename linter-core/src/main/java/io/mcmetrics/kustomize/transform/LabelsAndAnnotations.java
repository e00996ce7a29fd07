package io.mcmetrics.kustomize.transform;

import io.mcmetrics.document.YamlEdits;
import io.mcmetrics.kustomize.resource.FieldEdit;
import io.mcmetrics.kustomize.resource.FieldSpec;
import io.mcmetrics.kustomize.resource.Resource;
import io.mcmetrics.source.Origin.Hop;
import io.mcmetrics.source.Origin.How;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlScalar.Style;
import java.util.List;
import java.util.function.UnaryOperator;

/** The labels or annotations that a kustomization sets on all of its resources. */
public record LabelsAndAnnotations(YamlMapping pairs, List<FieldSpec> fields)
    implements UnaryOperator<Resource> {

  /** Returns the transformer that sets labels or annotations in some fields. */
  public static LabelsAndAnnotations of(YamlMapping pairs, List<FieldSpec> fields) {
    return new LabelsAndAnnotations(pairs, fields);
  }

  @Override
  public Resource apply(Resource resource) {
    if (pairs.entries().isEmpty()) {
      return resource;
    }
    YamlMapping root = resource.root();
    YamlMapping none = YamlMapping.empty(pairs.origin());
    for (FieldSpec spec : fields) {
      if (spec.selects(resource.id())) {
        root = FieldEdit.making(spec, none, this::added).applyTo(root);
      }
    }
    return resource.with(root);
  }

  private Yaml added(Yaml node) {
    if (!(node instanceof YamlMapping mapping)) {
      return node;
    }
    YamlMapping holder = mapping;
    for (Entry pair : pairs.entries()) {
      if (pair.value() instanceof YamlScalar text) {
        Yaml value = new YamlScalar(text.text(), Style.QUOTED, text.origin());
        Yaml carried =
            holder
                .get(pair.key().text())
                .map(old -> value.through(Hop.over(How.PATCH, old)))
                .orElse(value);
        holder = YamlEdits.put(holder, new Entry(pair.key(), carried));
      }
    }
    return holder;
  }
}
