package io.mcmetrics.gitops;

import io.mcmetrics.document.Document;
import io.mcmetrics.document.YamlEdits;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.gitops.envsubst.SubstitutedScalar;
import io.mcmetrics.gitops.envsubst.SubstitutionRefusal;
import io.mcmetrics.gitops.envsubst.VariableText;
import io.mcmetrics.yaml.PlainText;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlScalar.Style;
import io.mcmetrics.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The substitution of variables in what one Flux Kustomization deploys. One text that cannot be
 * parsed stops all of it.
 */
final class VariableFilling {
  private static final String OPT_OUT = "kustomize.toolkit.fluxcd.io/substitute";

  private final FluxVariables variables;
  private final List<Problem> stops = new ArrayList<>();

  VariableFilling(FluxVariables variables) {
    this.variables = variables;
  }

  /** Returns what stopped the substitution. */
  List<Problem> stops() {
    return stops;
  }

  /**
   * Returns a manifest with its variables substituted, unless a label or annotation of it disables
   * that.
   */
  Document filled(Document document) {
    return isOptedOut(document) || !variables.maybeOn()
        ? document
        : document.with(mapping(document.root()));
  }

  /** Tells whether a label or annotation keeps Flux from substituting in a manifest. */
  static boolean isOptedOut(Document document) {
    return document.text("metadata", "annotations", OPT_OUT).isKnown("disabled")
        || document.text("metadata", "labels", OPT_OUT).isKnown("disabled");
  }

  private Yaml node(Yaml node) {
    if (node instanceof YamlScalar scalar) {
      return concerns(scalar) ? value(scalar) : scalar;
    }
    return node instanceof YamlMapping mapping
        ? mapping(mapping)
        : YamlEdits.eachItem((YamlSequence) node, this::node);
  }

  @SuppressWarnings("ReferenceEquality") // The same node is one that did not change.
  private YamlMapping mapping(YamlMapping mapping) {
    List<Entry> entries = mapping.entries();
    for (int i = 0; i < mapping.entries().size(); i++) {
      Entry entry = mapping.entries().get(i);
      YamlScalar key = concerns(entry.key()) ? key(entry.key()) : entry.key();
      Yaml value = node(entry.value());
      if (key != entry.key() || value != entry.value()) {
        entries = entries == mapping.entries() ? new ArrayList<>(entries) : entries;
        entries.set(i, new Entry(key, value));
      }
    }
    return entries == mapping.entries() ? mapping : new YamlMapping(entries, mapping.origin());
  }

  private static boolean concerns(YamlScalar scalar) {
    return scalar.text().contains("${") || scalar.text().contains("$$");
  }

  private Yaml value(YamlScalar scalar) {
    try {
      return variables.isOn()
          ? result(scalar, SubstitutedScalar.ofValue(scalar, variables::text))
          : checked(scalar);
    } catch (SubstitutionRefusal e) {
      refuse(scalar, e);
      return scalar;
    }
  }

  private YamlScalar key(YamlScalar key) {
    try {
      return variables.isOn()
              && result(key, SubstitutedScalar.ofKey(key, variables::text))
                  instanceof YamlScalar filled
          ? filled
          : checked(key);
    } catch (SubstitutionRefusal e) {
      refuse(key, e);
      return key;
    }
  }

  /** Parses a text whose variables are not known. */
  private static YamlScalar checked(YamlScalar scalar) throws SubstitutionRefusal {
    VariableText.parse(scalar.text());
    return scalar;
  }

  private Yaml result(YamlScalar use, SubstitutedScalar result) throws SubstitutionRefusal {
    List<YamlScalar> used =
        result.text().names().stream().flatMap(name -> variables.variable(name).stream()).toList();
    VariableText text = VariableText.parse(use.text());
    if (use.style() == Style.TEMPLATE || used.stream().anyMatch(YamlScalar::isUnknown)) {
      return put(use, text, YamlScalar.plain(text.filled(variables::text), use.origin()), used);
    }
    if (result.content().isEmpty()) {
      stops.add(refused(use, text, used));
      return use;
    }
    return result.content().get() instanceof YamlScalar scalar
        ? put(use, text, scalar, used)
        : result.content().get();
  }

  private Yaml put(YamlScalar use, VariableText text, YamlScalar result, List<YamlScalar> used) {
    boolean isText = PlainText.isString(result);
    if (isText && result.text().equals(use.text())) {
      return use;
    }
    Optional<YamlScalar> only =
        text.only().flatMap(variables::variable).filter(value -> !value.text().isEmpty());
    if (only.isPresent()) {
      Style style = isText && isTyped(result.text()) ? Style.QUOTED : Style.PLAIN;
      return VariableValue.whole(use, only.get(), result.text(), style);
    }
    return VariableValue.inside(use, result.text(), style(use, result, isText), used);
  }

  private static Style style(YamlScalar use, YamlScalar result, boolean isText) {
    if (!isText) {
      return Style.PLAIN;
    }
    boolean isPlain = use.style() == Style.PLAIN || use.style() == Style.TEMPLATE;
    return isPlain && isTyped(result.text()) ? Style.QUOTED : isPlain ? Style.PLAIN : use.style();
  }

  private static boolean isTyped(String text) {
    return text.isEmpty() || "~+-.0123456789nNtTfFyYoO".indexOf(text.charAt(0)) >= 0;
  }

  private Problem refused(YamlScalar use, VariableText text, List<YamlScalar> used) {
    Problem problem =
        Problem.at(
            use,
            "`%s` is no YAML any more once Flux has put in its variables: it becomes `%s`, and nothing of `%s` is applied",
            abbreviated(use.text()),
            abbreviated(text.filled(variables::text)),
            variables.path());
    for (YamlScalar value : used) {
      problem = problem.see(value, "this is put in");
    }
    return problem.atMost(variables.certainty());
  }

  private void refuse(YamlScalar scalar, SubstitutionRefusal refusal) {
    int start = startOfFault(scalar.text());
    int closing = scalar.text().indexOf('}', start);
    int line = scalar.text().indexOf('\n', start);
    int end = line < 0 ? scalar.text().length() : line;
    end = closing < 0 ? end : Math.min(end, closing + 1);
    stops.add(
        Problem.at(
                scalar.placeOf(start, end),
                "Flux (envsubst 1.9) cannot read the variable `%s`, `%s`: nothing of `%s` is applied",
                abbreviated(scalar.text().substring(start, end)),
                abbreviated(refusal.words()),
                variables.path())
            .atMost(variables.certainty()));
  }

  /** Returns where the first variable begins that cannot be read. */
  private static int startOfFault(String text) {
    int start = text.indexOf("${");
    while (start >= 0) {
      int line = text.indexOf('\n', start);
      boolean isEscaped = start > 0 && text.charAt(start - 1) == '$';
      if (!isEscaped && !isReadable(text.substring(start, line < 0 ? text.length() : line))) {
        return start;
      }
      start = text.indexOf("${", start + 2);
    }
    return 0;
  }

  private static boolean isReadable(String text) {
    try {
      VariableText.parse(text);
      return true;
    } catch (SubstitutionRefusal e) {
      return false;
    }
  }

  private static String abbreviated(String text) {
    String line =
        text.strip().lines().findFirst().orElse("").replaceAll("[\\p{Cntrl}\\x{FFFD}]", "?");
    return line.length() > 60 ? line.substring(0, 60) + "…" : line;
  }
}
