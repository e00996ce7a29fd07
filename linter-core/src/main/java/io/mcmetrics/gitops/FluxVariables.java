package io.mcmetrics.gitops;

import io.mcmetrics.document.ConfigMapsAndSecrets;
import io.mcmetrics.document.DataTexts;
import io.mcmetrics.document.Document;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Gap;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.yaml.Placeholder;
import io.mcmetrics.yaml.PlainText;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The variables of a Flux Kustomization's {@code postBuild}: {@code substituteFrom} in order, and
 * {@code substitute} over them (fluxcd/pkg, kustomize/kustomize_varsub.go, 1.44). A single name
 * that is no identifier fails all of them.
 */
final class FluxVariables {
  private static final Pattern NAME = Pattern.compile("[_A-Za-z][_A-Za-z0-9]*");

  private final Document kustomization;
  private final Map<String, YamlScalar> values = new HashMap<>();
  private final List<Problem> stops = new ArrayList<>();
  private final List<Gap> gaps = new ArrayList<>();
  private boolean whole = true;
  private boolean alwaysOn;

  private FluxVariables(Document kustomization) {
    this.kustomization = kustomization;
  }

  static FluxVariables of(Document kustomization, ConfigMapsAndSecrets configs) {
    FluxVariables variables = new FluxVariables(kustomization);
    kustomization.root().mappingAt("spec", "postBuild").ifPresent(p -> variables.read(p, configs));
    return variables;
  }

  private void read(YamlMapping post, ConfigMapsAndSecrets configs) {
    alwaysOn = post.textAt("substituteStrategy").equals("Always");
    post.itemsAt("substituteFrom").forEach(source -> take(source, configs));
    for (Entry entry : post.mappingAt("substitute").map(YamlMapping::entries).orElse(List.of())) {
      if (entry.value() instanceof YamlScalar value) {
        boolean isTyped = !PlainText.isString(value) && !value.isNull();
        if (isTyped) {
          stops.add(
              Problem.at(
                  value,
                  "`%s: %s` is no text, and the API server refuses a Flux Kustomization whose variables are not texts",
                  entry.key().text(),
                  value.text()));
        }
        add(entry.key(), value, entry);
      }
    }
  }

  private void take(Yaml source, ConfigMapsAndSecrets configs) {
    Optional<Document> found = configs.find(source, kustomization);
    if (found.isEmpty()) {
      notFound(source, configs);
      return;
    }
    FluxReferences.hashed(source, found.get(), kustomization, "`substituteFrom`")
        .ifPresent(stops::add);
    List<Entry> texts = DataTexts.texts(found.get());
    for (Entry entry : texts) {
      add(entry.key(), (YamlScalar) entry.value(), source);
    }
    // What is encoded and no text is there all the same.
    whole &=
        texts.size() >= found.get().root().mappingAt("data").map(d -> d.entries().size()).orElse(0);
  }

  private void notFound(Yaml source, ConfigMapsAndSecrets configs) {
    whole = false;
    if (source instanceof YamlMapping mapping && mapping.is(true, "optional")) {
      return;
    }
    Optional<Problem> elsewhere =
        configs
            .inAnotherNamespace(source, kustomization)
            .map(other -> FluxReferences.elsewhere(source, other, kustomization));
    elsewhere.ifPresent(stops::add);
    if (elsewhere.isEmpty()) {
      gaps.add(
          Gap.at(
              source,
              "the %s `%s`, from which Flux takes variables, is not in the tree"
                  .formatted(source.textAt("kind"), source.textAt("name")),
              "the values of some variables are not known"));
    }
  }

  private void add(YamlScalar name, YamlScalar value, io.mcmetrics.source.Located by) {
    if (!NAME.matcher(name.text()).matches() && !name.isUnknown()) {
      stops.add(
          Problem.at(
                  name,
                  "`%s` is no name of a variable: Flux (envsubst 1.9) refuses all variables of the Kustomization, also if nothing uses this one",
                  name.text())
              .see(by, "read here"));
    }
    values.put(name.text(), value);
  }

  /** Returns why nothing of the Kustomization is applied, as far as its variables tell. */
  List<Problem> stops() {
    return stops;
  }

  /** Returns what is not known of the variables. */
  List<Gap> gaps() {
    return gaps;
  }

  /** Tells whether Flux substitutes at all: without a single variable it leaves texts alone. */
  boolean isOn() {
    return alwaysOn || !values.isEmpty();
  }

  /** Tells whether Flux may substitute: a ConfigMap or Secret that is not seen has variables. */
  boolean maybeOn() {
    return isOn() || !whole;
  }

  /** Returns how sure it is that texts with variables are parsed. */
  Confidence certainty() {
    return isOn() ? Confidence.CERTAIN : Confidence.LIKELY;
  }

  /** Returns the variable of a name, if its value is known. */
  Optional<YamlScalar> variable(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /**
   * Returns the text that is put in for a variable, the empty text for one that is not set; empty
   * if something unseen may set it. Line breaks are taken out.
   */
  Optional<String> text(String name) {
    YamlScalar value = values.get(name);
    if (value != null && Placeholder.isCiphertext(value.text())) {
      return Optional.empty(); // Flux decrypts it before it takes variables of it.
    }
    if (value != null) {
      return Optional.of(value.isNull() ? "" : value.text().replace("\n", ""));
    }
    boolean maybeSet = !whole && NAME.matcher(name).matches();
    return maybeSet || !isOn() ? Optional.empty() : Optional.of("");
  }

  /** Tells whether a Flux Kustomization takes variables from ConfigMaps or Secrets. */
  static boolean hasReferences(Document kustomization) {
    Optional<Yaml> from = kustomization.at("spec", "postBuild", "substituteFrom");
    return from.isPresent() && !from.get().isNull();
  }

  /** Returns the path that the Kustomization deploys, for messages. */
  String path() {
    return kustomization.text("spec", "path") instanceof Value.Known<String> known
        ? known.value()
        : ".";
  }
}
