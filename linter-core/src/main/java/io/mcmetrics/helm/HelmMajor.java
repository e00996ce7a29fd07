package io.mcmetrics.helm;

import io.mcmetrics.document.Document;
import io.mcmetrics.document.HelmReading;
import io.mcmetrics.document.TreeFiles;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.source.Located;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The two Helms that may read the same values: which of them runs is seldom in the tree. Helm 4
 * takes all documents of a values file, and drops the nulls of a chart's own values before it hands
 * them to sub-charts (both as of 3.22 and 4.3).
 */
public enum HelmMajor {
  THREE,
  FOUR;

  /**
   * Returns the documents that Helm 3 makes. If Helm 4 makes others, that is noted, and they are
   * known in part, unless it is said which Helm reads the values.
   *
   * @param three the values that Helm 3 gives to the chart
   * @param other those that Helm 4 gives to it; empty where they cannot differ
   * @param severalDocuments whether a values file has documents that Helm 3 does not read
   * @param documents what the chart makes of values
   */
  public static List<Document> documents(
      YamlMapping three,
      Optional<YamlMapping> other,
      boolean severalDocuments,
      Function<YamlMapping, List<Document>> documents,
      TreeFiles files) {
    if (files.helmReading() == HelmReading.HELM_4) {
      return documents.apply(other.orElse(three));
    }
    List<Document> made = documents.apply(three);
    if (files.helmReading() == HelmReading.HELM_3) {
      return made;
    }
    YamlMapping four = other.orElse(three);
    if (other.isEmpty() || sameText(three, four)) {
      return made;
    }
    List<Document> others = documents.apply(four);
    List<Document> marked = new ArrayList<>();
    for (int i = 0; i < made.size(); i++) {
      Document one = made.get(i);
      Optional<Document> same =
          i < others.size() && others.get(i).kind().equals(one.kind())
              ? Optional.of(others.get(i))
              : Optional.empty();
      Optional<Problem> difference =
          same.flatMap(o -> difference(one.root(), o.root(), one.kind(), ""));
      difference.ifPresent(severalDocuments ? files::addHelmDifference : files::noteHelmsDiffer);
      marked.add(difference.isPresent() ? one.partial() : one);
    }
    return marked;
  }

  private static boolean sameText(YamlMapping one, YamlMapping other) {
    return difference(one, other, "", "").isEmpty();
  }

  private static Optional<Problem> difference(
      YamlMapping three, YamlMapping four, String kind, String path) {
    for (Entry entry : four.byKey().values()) {
      String key = path.isEmpty() ? entry.key().text() : path + "." + entry.key().text();
      Optional<Yaml> before = three.get(entry.key().text());
      Optional<Problem> found =
          before.isPresent()
              ? difference(before.get(), entry.value(), kind, key)
              : Optional.of(problem(entry, kind, key, "not there", word(entry.value())));
      if (found.isPresent()) {
        return found;
      }
    }
    for (Entry entry : three.byKey().values()) {
      if (four.get(entry.key().text()).isEmpty()) {
        String key = path.isEmpty() ? entry.key().text() : path + "." + entry.key().text();
        return Optional.of(problem(entry, kind, key, word(entry.value()), "not there"));
      }
    }
    return Optional.empty();
  }

  private static Optional<Problem> difference(Yaml three, Yaml four, String kind, String path) {
    if (three instanceof YamlMapping low && four instanceof YamlMapping high) {
      return difference(low, high, kind, path);
    }
    if (three instanceof YamlScalar low && four instanceof YamlScalar high) {
      boolean isSame = low.text().equals(high.text()) && low.isNull() == high.isNull();
      return isSame
          ? Optional.empty()
          : Optional.of(problem(high, kind, path, word(low), word(high)).see(low, "with Helm 3"));
    }
    List<Yaml> low = three.itemsAt();
    List<Yaml> high = four.itemsAt();
    boolean differs = low.size() != high.size() || !three.getClass().equals(four.getClass());
    for (int i = 0; !differs && i < low.size(); i++) {
      Optional<Problem> found = difference(low.get(i), high.get(i), kind, path);
      if (found.isPresent()) {
        return found;
      }
    }
    return differs
        ? Optional.of(problem(four, kind, path, "another list", "this one"))
        : Optional.empty();
  }

  private static Problem problem(Located at, String kind, String path, String three, String four) {
    return Problem.at(
            at, "`%s` of the %s is %s with Helm 4, and %s with Helm 3", path, kind, four, three)
        .atMost(Confidence.LIKELY);
  }

  private static String word(Yaml value) {
    return value instanceof YamlScalar scalar
        ? scalar.isNull() ? "null" : "`" + scalar.text() + "`"
        : "another one";
  }
}
