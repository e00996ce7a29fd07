package io.mcmetrics.kustomize.resource;

import io.mcmetrics.document.Yaml11Scalars;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.source.Located;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlScalar.Style;
import io.mcmetrics.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What kustomize does not take in a kustomization file itself: it reads it as JSON, without unknown
 * fields and with the types as they are (kustomize 5.5 to 5.8, api/types/kustomization.go). Flux
 * reads the one at its path more leniently and writes it anew, so this holds for those below it.
 */
public final class KustomizationShape {
  private static final String TEXT = "text";
  private static final Set<String> HEAD = Set.of("apiVersion", "kind");
  private static final Set<String> KINDS = Set.of("", "Kustomization", "Component");

  private final KustomizationTypes types;
  private final List<Problem> faults = new ArrayList<>();

  /** Prepares to check kustomization files. */
  public KustomizationShape() {
    this(KustomizationTypes.read());
  }

  private KustomizationShape(KustomizationTypes types) {
    this.types = types;
  }

  /** Returns why kustomize refuses a kustomization; empty if it does not. */
  public List<Problem> faultsOf(Kustomization kustomization) {
    KustomizationShape shape = new KustomizationShape(types);
    boolean isTemplate =
        kustomization.file().text().contains("{{") || kustomization.file().text().contains("{%");
    // What Flux makes where there is none has no text.
    if (!isTemplate && !kustomization.file().text().isEmpty()) {
      shape.fields(kustomization.root(), "Kustomization", "a kustomization");
      shape.head(kustomization);
    }
    return shape.faults;
  }

  /** Tells whether a kustomization says nothing, which kustomize refuses. */
  public static boolean isEmpty(Kustomization kustomization) {
    return kustomization.root().entries().stream()
        .allMatch(entry -> HEAD.contains(entry.key().text()) || entry.value().isNull());
  }

  private void head(Kustomization kustomization) {
    YamlMapping root = kustomization.root();
    String kind = root.textAt("kind");
    if (!KINDS.contains(kind)) {
      fault(
          root.scalarAt("kind").orElseThrow(),
          Confidence.CERTAIN,
          "`" + kind + "` is no kind of a kustomization");
    }
    String version = root.textAt("apiVersion");
    String wanted =
        "kustomize.config.k8s.io/" + (kustomization.isComponent() ? "v1alpha1" : "v1beta1");
    if (!version.isEmpty() && !version.equals(wanted) && KINDS.contains(kind)) {
      fault(
          root.scalarAt("apiVersion").orElseThrow(),
          Confidence.CERTAIN,
          "a %s has the `apiVersion` `%s`, not `%s`"
              .formatted(
                  kustomization.isComponent() ? "Component" : "Kustomization", wanted, version));
    }
  }

  private void fields(YamlMapping mapping, String type, String owner) {
    for (Entry entry : mapping.entries()) {
      String name = entry.key().text();
      if (entry.key().isUnknown()) {
        continue;
      }
      types
          .field(type, name)
          .ifPresentOrElse(
              field -> value(entry.value(), field, name),
              () -> {
                // A release that is newer than those known here may have it.
                fault(
                    entry.key(), Confidence.LIKELY, "%s has no field `%s`".formatted(owner, name));
              });
    }
  }

  private void value(Yaml node, String type, String name) {
    if (node.isNull() || type.equals("anything") || isUnknown(node)) {
      return;
    }
    if (type.startsWith("[]")) {
      items(node, type.substring(2), name);
    } else if (type.startsWith("{}")) {
      values(node, type.substring(2), name);
    } else if (types.hasFields(type)) {
      if (node instanceof YamlMapping mapping) {
        fields(mapping, type, "`" + name + "`");
      } else if (!name.equals("patches")) {
        // Of a text in `patches` more is said elsewhere.
        fault(node, Confidence.CERTAIN, "`" + name + "` has to be a mapping");
      }
    } else if (!isScalar(node, type)) {
      fault(
          node,
          Confidence.CERTAIN,
          "`%s` has to be a %s%s"
              .formatted(
                  name,
                  type,
                  type.equals(TEXT) && node instanceof YamlScalar
                      ? ", and without quotes this is none"
                      : ""));
    }
  }

  private void items(Yaml node, String type, String name) {
    if (node instanceof YamlSequence list) {
      list.items().forEach(item -> value(item, type, name));
    } else {
      fault(node, Confidence.CERTAIN, "`" + name + "` has to be a list");
    }
  }

  private void values(Yaml node, String type, String name) {
    if (node instanceof YamlMapping mapping) {
      mapping
          .entries()
          .forEach(entry -> value(entry.value(), type, name + "." + entry.key().text()));
    } else {
      fault(node, Confidence.CERTAIN, "`" + name + "` has to be a mapping");
    }
  }

  private static boolean isUnknown(Yaml node) {
    return node instanceof YamlScalar scalar && scalar.isUnknown();
  }

  private static boolean isScalar(Yaml node, String type) {
    if (!(Yaml11Scalars.resolved(node) instanceof YamlScalar read)) {
      return false;
    }
    boolean isPlain = read.style() == Style.PLAIN;
    boolean isFlag = isPlain && (read.text().equals("true") || read.text().equals("false"));
    boolean isNumber = isPlain && Yaml11Scalars.number(read.text()).isPresent();
    return switch (type) {
      case TEXT -> !isFlag && !isNumber;
      case "flag" -> isFlag;
      default -> isNumber;
    };
  }

  private void fault(Located at, Confidence limit, String why) {
    faults.add(KustomizeRefusal.of(at, why).atMost(limit));
  }
}
