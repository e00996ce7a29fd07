package io.mcmetrics.rules.build;

import static io.mcmetrics.finding.Severity.WARNING;
import static io.mcmetrics.finding.Stage.ASIDE;

import com.google.auto.service.AutoService;
import io.mcmetrics.admission.AcceptedObject;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.rules.build.analysis.ArgoSources;
import io.mcmetrics.rules.build.analysis.ValuePaths;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlReader;
import io.mcmetrics.yaml.YamlScalar;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Flags values in an Application of Argo CD that something else in it sets aside. */
@AutoService(Rule.class)
@RuleInfo(
    summary = "values of a release that the same Application sets aside",
    why =
        """
        What is corrected in Git changes nothing in the cluster, and Argo CD calls it synchronised.
        With `valuesObject` the text `values` is not looked at, not even for other keys; `parameters`
        win over both; and Helm charts in a kustomization end with `must specify --enable-helm`.
        """,
    symptom =
        """
        Argo CD shows the Application as `Synced`, and its manifests have the old value. `argocd app manifests NAME`
        shows which one counts. A chart in a kustomization ends with `must specify --enable-helm`, and the
        Application says `ComparisonError`.
        """,
    remedy =
        """
        Keep values in one place, best in `valuesObject`. Charts in a kustomization want
        `kustomize.buildOptions: --enable-helm` in the ConfigMap `argocd-cm`.
        """,
    confidence =
        """
        Certain where both are written in one Application and differ. Likely where a field is one that
        Argo CD does not have, since a later release may.
        """,
    sources = {
      "argo-cd 3.0, pkg/apis/application/v1alpha1/values.go: the text is taken only "
          + "where there is no object",
      "argo-cd 3.0, docs/user-guide/helm.md: parameters win over all values",
      "argo-cd 3.6.0, pkg/apis/application/v1alpha1/types.go: ApplicationSourceKustomize has no "
          + "enableHelm"
    },
    severity = WARNING,
    stage = ASIDE)
public final class GitopsValuesShadowed implements FleetRule {

  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    for (AcceptedObject object : fleet.admission().accepted("argoproj.io")) {
      for (YamlMapping source : ArgoSources.of(object.document())) {
        source.mappingAt("helm").ifPresent(helm -> values(helm, object, out));
        enableHelm(source).ifPresent(found -> out.accept(scoped(found, object)));
      }
    }
  }

  private static Problem scoped(Problem problem, AcceptedObject object) {
    return problem
        .atMost(object.document().sight().limit())
        .affecting(object.cluster().name())
        .concerning(object.document());
  }

  private static void values(YamlMapping helm, AcceptedObject object, Consumer<Problem> out) {
    Optional<YamlMapping> valuesObject = helm.mappingAt("valuesObject");
    Optional<Entry> text = helm.entry("values").filter(entry -> isWritten(entry.value()));
    Optional<YamlMapping> values = text.flatMap(entry -> read(entry.value()));
    if (valuesObject.isPresent() && text.isPresent()) {
      lost(text.get(), values, valuesObject.get())
          .ifPresent(found -> out.accept(scoped(found, object)));
    }
    Optional<YamlMapping> counting = valuesObject.or(() -> values);
    counting.ifPresent(
        read ->
            helm.mappingsAt("parameters").stream()
                .flatMap(parameter -> overriding(parameter, read).stream())
                .forEach(found -> out.accept(scoped(found, object))));
  }

  private static boolean isWritten(Yaml values) {
    return values instanceof YamlScalar text && !text.text().isBlank();
  }

  private static Optional<YamlMapping> read(Yaml values) {
    return values instanceof YamlScalar text
        ? YamlReader.readEmbedded(text).documents().stream()
            .filter(YamlMapping.class::isInstance)
            .map(YamlMapping.class::cast)
            .findFirst()
        : Optional.empty();
  }

  private static Optional<Problem> lost(
      Entry text, Optional<YamlMapping> values, YamlMapping valuesObject) {
    Optional<String> path = values.flatMap(read -> ValuePaths.firstOtherThan(read, valuesObject));
    if (values.isPresent() && path.isEmpty()) {
      return Optional.empty();
    }
    String lost = path.map(key -> ", such as `" + key + "`").orElse("");
    return Optional.of(
        Problem.at(text, "beside `valuesObject` Argo CD ignores `values`%s", lost)
            .see(valuesObject, "these count"));
  }

  private static Optional<Problem> overriding(YamlMapping parameter, YamlMapping values) {
    if (!(parameter.text("name") instanceof Known<String> name)
        || !(parameter.text("value") instanceof Known<String> value)
        || value.value().contains("$")) {
      return Optional.empty();
    }
    Optional<Map.Entry<String, Yaml>> same =
        ValuePaths.of(values).entrySet().stream()
            .filter(entry -> entry.getKey().equals(name.value()))
            .filter(
                entry ->
                    Value.of(entry.getValue()) instanceof Known<String> written
                        && !written.value().equals(value.value()))
            .findFirst();
    return same.map(
        entry ->
            Problem.at(
                    entry.getValue(),
                    "the parameter `%s` sets this to `%s`, whatever stands here",
                    name.value(),
                    value.value())
                .see(value, "the parameter"));
  }

  /** The field is none of {@code ApplicationSourceKustomize} (argo-cd 3.6.0, types.go). */
  private static Optional<Problem> enableHelm(YamlMapping source) {
    return source
        .mappingAt("kustomize")
        .flatMap(kustomize -> kustomize.entry("enableHelm"))
        .map(
            field ->
                Problem.at(
                        field,
                        "`kustomize.enableHelm` is no field of Argo CD: unless `argocd-cm` says so, charts"
                            + " in the kustomization end with `must specify --enable-helm`")
                    .atMost(Confidence.LIKELY));
  }
}
