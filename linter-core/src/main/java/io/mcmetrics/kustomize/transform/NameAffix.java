package io.mcmetrics.kustomize.transform;

import io.mcmetrics.kustomize.resource.FieldEdit;
import io.mcmetrics.kustomize.resource.FieldSpec;
import io.mcmetrics.kustomize.resource.KustomizeFields;
import io.mcmetrics.kustomize.resource.Resource;
import io.mcmetrics.kustomize.resource.ResourceId;
import io.mcmetrics.source.Origin.How;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlScalar.Style;
import java.util.List;
import java.util.function.UnaryOperator;

/** The fields {@code namePrefix} and {@code nameSuffix}. */
record NameAffix(YamlScalar affix, boolean isPrefix, List<FieldSpec> fields)
    implements UnaryOperator<Resource> {
  private static final List<String> NAME = List.of("metadata", "name");

  static NameAffix prefix(YamlScalar prefix, KustomizeFields fields) {
    return new NameAffix(prefix, true, fields.of("namePrefix"));
  }

  static NameAffix suffix(YamlScalar suffix, KustomizeFields fields) {
    return new NameAffix(suffix, false, fields.of("nameSuffix"));
  }

  @Override
  public Resource apply(Resource given) {
    if (isSkipped(given.original())) {
      return given;
    }
    Resource resource = given;
    for (FieldSpec spec : fields) {
      if (spec.selects(given.original())) {
        if (spec.path().equals(NAME)) {
          resource = resource.withIdNoted();
          resource = isPrefix ? resource.prefixed(affix.text()) : resource.suffixed(affix.text());
        }
        YamlMapping changed = FieldEdit.ofPresent(spec, this::affixed).applyTo(resource.root());
        resource = resource.with(changed);
      }
    }
    return resource;
  }

  /** Tells whether a resource keeps its name, since the cluster gives it a meaning. */
  private static boolean isSkipped(ResourceId id) {
    return id.kind().equals("CustomResourceDefinition")
        || id.kind().equals("Namespace")
        || (id.kind().equals("APIService") && id.group().equals("apiregistration.k8s.io"));
  }

  private Yaml affixed(Yaml node) {
    if (!(node instanceof YamlScalar name)) {
      return node;
    }
    String longer = isPrefix ? affix.text() + name.text() : name.text() + affix.text();
    return new YamlScalar(
        longer, Style.QUOTED, name.origin().through(How.GENERATOR, affix.origin().span()));
  }
}
