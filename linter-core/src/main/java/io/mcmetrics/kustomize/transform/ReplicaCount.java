package io.mcmetrics.kustomize.transform;

import io.mcmetrics.kustomize.resource.FieldEdit;
import io.mcmetrics.kustomize.resource.FieldSpec;
import io.mcmetrics.kustomize.resource.Resource;
import io.mcmetrics.source.Origin.Hop;
import io.mcmetrics.source.Origin.How;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlScalar;
import java.util.List;
import java.util.function.UnaryOperator;

/** An entry of {@code replicas}: the number of replicas of resources with a name. */
record ReplicaCount(String name, YamlScalar count, List<FieldSpec> fields)
    implements UnaryOperator<Resource> {

  boolean concerns(Resource resource) {
    return fields.stream().anyMatch(spec -> concerns(resource, spec));
  }

  private boolean concerns(Resource resource, FieldSpec spec) {
    return resource.ids().stream().anyMatch(id -> id.name().equals(name) && spec.selects(id));
  }

  @Override
  public Resource apply(Resource resource) {
    YamlMapping root = resource.root();
    YamlScalar number = YamlScalar.plain(count.text(), count.origin());
    for (FieldSpec spec : fields) {
      if (concerns(resource, spec)) {
        root =
            FieldEdit.making(
                    spec,
                    number,
                    old -> old == number ? old : number.through(Hop.over(How.PATCH, old)))
                .applyTo(root);
      }
    }
    return resource.with(root);
  }
}
