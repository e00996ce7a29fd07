package io.mcmetrics.kustomize.transform;

import io.mcmetrics.document.YamlEdits;
import io.mcmetrics.kustomize.resource.FieldEdit;
import io.mcmetrics.kustomize.resource.FieldSpec;
import io.mcmetrics.kustomize.resource.KustomizeFields;
import io.mcmetrics.kustomize.resource.Resource;
import io.mcmetrics.source.Origin.Hop;
import io.mcmetrics.source.Origin.How;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlScalar.Style;
import io.mcmetrics.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The field {@code namespace}: it is set on all namespaced resources, becomes the name of
 * Namespaces, and is set on the subjects of role bindings that are called {@code default}.
 */
public final class NamespaceTransformer implements UnaryOperator<Resource> {
  private static final FieldSpec OWN = FieldSpec.anywhere("metadata/namespace", true);
  private static final FieldSpec SUBJECTS = FieldSpec.anywhere("subjects", false);

  /**
   * An option of a NamespaceTransformer, which no kustomization has: existing namespaces are kept.
   */
  public static final String UNSET_ONLY = "unsetOnly";

  /**
   * The option that says which subjects of role bindings get the namespace: {@code none}, {@code
   * allServiceAccounts}, or by default those called {@code default}.
   */
  public static final String SUBJECT_MODE = "setRoleBindingSubjects";

  private final YamlScalar namespace;
  private final List<FieldSpec> fields;
  private final YamlMapping options;

  private NamespaceTransformer(YamlScalar namespace, List<FieldSpec> fields, YamlMapping options) {
    this.namespace = new YamlScalar(namespace.text(), Style.QUOTED, namespace.origin());
    this.fields = fields;
    this.options = options;
  }

  static NamespaceTransformer of(
      YamlScalar namespace, KustomizeFields fields, YamlMapping options) {
    List<FieldSpec> others = new ArrayList<>(fields.of("namespace"));
    // kustomize sets these in ways of its own, whatever the places say.
    others.removeIf(spec -> spec.path().equals(OWN.path()) || isOfSubjects(spec));
    return new NamespaceTransformer(namespace, others, options);
  }

  private static boolean isOfSubjects(FieldSpec spec) {
    return spec.kind().endsWith("RoleBinding")
        && spec.path().equals(List.of("subjects", "namespace"));
  }

  @Override
  public Resource apply(Resource given) {
    Resource resource = given.withIdNoted();
    YamlMapping root = resource.root();
    if (!resource.isClusterScoped()) {
      root = FieldEdit.making(OWN, namespace, this::inPlaceOf).applyTo(root);
    }
    if (resource.id().kind().endsWith("RoleBinding")) {
      root = FieldEdit.ofPresent(SUBJECTS, this::subject).applyTo(root);
    }
    for (FieldSpec spec : fields) {
      boolean isForeign =
          spec.kind().equals("Namespace") && !resource.id().apiVersion().equals("v1");
      if (spec.selects(resource.id()) && !isForeign) {
        root = FieldEdit.making(spec, namespace, this::inPlaceOf).applyTo(root);
      }
    }
    return resource.with(root);
  }

  private Yaml inPlaceOf(Yaml old) {
    return old == namespace || isSame(old) || isKept(old)
        ? old
        : namespace.through(Hop.over(How.PATCH, old));
  }

  private boolean isSame(Yaml old) {
    return old instanceof YamlScalar scalar && scalar.text().equals(namespace.text());
  }

  private boolean isKept(Yaml old) {
    return options.is(true, UNSET_ONLY)
        && old instanceof YamlScalar scalar
        && !scalar.text().isEmpty();
  }

  private boolean isMeant(Yaml subject) {
    return switch (options.textAt(SUBJECT_MODE)) {
      case "none" -> false;
      case "allServiceAccounts" -> is(subject, "kind", "ServiceAccount");
      default -> is(subject, "name", "default");
    };
  }

  private static boolean is(Yaml subject, String key, String text) {
    return subject.scalarAt(key).filter(value -> value.text().equals(text)).isPresent();
  }

  private Yaml subject(Yaml node) {
    if (node instanceof YamlSequence list) {
      List<Yaml> items = list.items().stream().map(this::subject).toList();
      return new YamlSequence(items, list.origin());
    }
    if (!isMeant(node) || !(node instanceof YamlMapping mapping)) {
      return node;
    }
    YamlScalar key =
        mapping
            .entry("namespace")
            .map(Entry::key)
            .orElseGet(() -> YamlScalar.plain("namespace", namespace.origin()));
    Yaml value = mapping.get("namespace").map(this::inPlaceOf).orElse(namespace);
    return YamlEdits.put(mapping, new Entry(key, value));
  }
}
