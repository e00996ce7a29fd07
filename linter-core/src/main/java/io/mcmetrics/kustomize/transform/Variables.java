package io.mcmetrics.kustomize.transform;

import io.mcmetrics.document.TreeFiles;
import io.mcmetrics.finding.Gap;
import io.mcmetrics.kustomize.resource.FieldEdit;
import io.mcmetrics.kustomize.resource.FieldPath;
import io.mcmetrics.kustomize.resource.FieldSpec;
import io.mcmetrics.kustomize.resource.KustomizeFields;
import io.mcmetrics.kustomize.resource.KustomizeRefusal;
import io.mcmetrics.kustomize.resource.Resource;
import io.mcmetrics.kustomize.resource.ResourceId;
import io.mcmetrics.source.Origin.How;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlScalar.Style;
import io.mcmetrics.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The substitution of {@code vars} for {@code $(NAME)}. */
public final class Variables {
  private static final Pattern USE = Pattern.compile("\\$\\$|\\$\\(([^()]+)\\)");

  private final Map<String, YamlScalar> values = new LinkedHashMap<>();

  private Variables() {}

  /**
   * Returns resources with variables replaced in the fields where kustomize looks for them.
   *
   * @param whole whether all resources are known, so that one that is not there is nowhere
   */
  public static List<Resource> resolved(
      List<YamlMapping> declared,
      List<Resource> resources,
      KustomizeFields fields,
      TreeFiles files,
      boolean whole) {
    Variables variables = new Variables();
    for (YamlMapping variable : declared) {
      Optional<YamlScalar> value = valueOf(variable, resources);
      Optional<YamlScalar> name = variable.scalarAt("name");
      if (value.isEmpty() || name.isEmpty()) {
        report(variable, files, whole);
      } else {
        variables.values.put(name.get().text(), value.get());
      }
    }
    return resources.stream().map(r -> variables.in(r, fields.of("varReference"))).toList();
  }

  private static void report(YamlMapping variable, TreeFiles files, boolean whole) {
    String what = "this variable leads to no value";
    if (whole) {
      KustomizeRefusal.report(files, variable, what);
    } else {
      files.addGap(Gap.at(variable, what + " in the tree", "what it puts in is not known"));
    }
  }

  private static Optional<YamlScalar> valueOf(YamlMapping variable, List<Resource> resources) {
    YamlMapping object = variable.mappingAt("objref").orElse(variable);
    String path = variable.textAt("fieldref", "fieldpath");
    FieldPath field = FieldPath.parse(path.isEmpty() ? "metadata.name" : path);
    for (Resource resource : resources) {
      if (resource.ids().stream().anyMatch(id -> isMeant(object, id))) {
        return field.find(resource.root()).stream()
            .filter(YamlScalar.class::isInstance)
            .map(YamlScalar.class::cast)
            .findFirst();
      }
    }
    return Optional.empty();
  }

  private static boolean isMeant(YamlMapping object, ResourceId id) {
    return object.scalarAt("name").filter(t -> t.text().equals(id.name())).isPresent()
        && object.scalarAt("kind").filter(t -> t.text().equals(id.kind())).isPresent()
        && object.scalarAt("namespace").filter(t -> !t.text().equals(id.namespace())).isEmpty();
  }

  private Resource in(Resource resource, List<FieldSpec> specs) {
    YamlMapping root = resource.root();
    for (FieldSpec spec : specs) {
      if (spec.selects(resource.id())) {
        root = FieldEdit.ofPresent(spec, this::replaced).applyTo(root);
      }
    }
    return resource.with(root);
  }

  private Yaml replaced(Yaml node) {
    if (node instanceof YamlScalar scalar) {
      return replaced(scalar);
    }
    if (node instanceof YamlSequence list) {
      List<Yaml> items = new ArrayList<>();
      list.items().forEach(item -> items.add(leafOnly(item)));
      return items.equals(list.items()) ? list : new YamlSequence(items, list.origin());
    }
    List<Entry> entries = new ArrayList<>();
    YamlMapping mapping = (YamlMapping) node;
    mapping.entries().forEach(e -> entries.add(new Entry(e.key(), leafOnly(e.value()))));
    return entries.equals(mapping.entries()) ? mapping : new YamlMapping(entries, mapping.origin());
  }

  private Yaml leafOnly(Yaml node) {
    return node instanceof YamlScalar scalar ? replaced(scalar) : node;
  }

  private YamlScalar replaced(YamlScalar scalar) {
    Matcher use = USE.matcher(scalar.text());
    StringBuilder out = new StringBuilder();
    YamlScalar last = scalar;
    while (use.find()) {
      String name = use.group(1);
      YamlScalar value = name == null ? null : values.get(name);
      if (value != null && use.group().equals(scalar.text())) {
        // A variable that stands alone keeps the type of its value.
        return new YamlScalar(
            value.text(),
            value.style(),
            scalar.origin().through(How.GENERATOR, value.origin().span()));
      }
      last = value == null ? last : value;
      String text = name == null ? "$" : value == null ? use.group() : value.text();
      use.appendReplacement(out, Matcher.quoteReplacement(text));
    }
    use.appendTail(out);
    return out.toString().equals(scalar.text())
        ? scalar
        : new YamlScalar(
            out.toString(),
            Style.QUOTED,
            scalar.origin().through(How.GENERATOR, last.origin().span()));
  }
}
