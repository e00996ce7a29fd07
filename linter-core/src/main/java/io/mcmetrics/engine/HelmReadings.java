package io.mcmetrics.engine;

import io.mcmetrics.cluster.FleetOptions;
import io.mcmetrics.document.HelmReading;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.fleet.FleetBuilder;
import io.mcmetrics.render.Renderer;
import io.mcmetrics.render.Rendering;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RulePage;
import io.mcmetrics.source.SourceTree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * What rules find in a tree with Helm 3 and with Helm 4, where the two make different documents of
 * the same values and the tree does not say which of them runs.
 */
record HelmReadings(FleetOptions options, NavigableMap<String, NavigableSet<String>> required) {
  /** A problem that is there with one Helm only. */
  record Found(RulePage page, Problem problem, String words) {
    Problem inWords() {
      return problem.withWords(words).atMost(Confidence.POSSIBLE);
    }
  }

  /** Takes a rule that fails with one of the two. */
  interface Failures {
    void add(Rule rule, Throwable failure);
  }

  /** Returns what is wrong with one Helm and not with the other. */
  List<Found> ofOneHelm(SourceTree tree, List<Rule> rules, Failures failures) {
    Set<Rule> failed = new HashSet<>();
    Failures once =
        (rule, failure) -> {
          if (failed.add(rule)) {
            failures.add(rule, failure);
          }
        };
    Map<List<Object>, Found> three = found(tree, rules, HelmReading.HELM_3, ", with Helm 3", once);
    Map<List<Object>, Found> four = found(tree, rules, HelmReading.HELM_4, ", with Helm 4", once);
    // What such a rule finds with the other Helm alone may be there with both.
    Set<String> silent = failed.stream().map(Rule::id).collect(Collectors.toSet());
    three.values().removeIf(found -> silent.contains(found.page().id()));
    four.values().removeIf(found -> silent.contains(found.page().id()));
    List<Found> all = new ArrayList<>();
    three.forEach((same, problem) -> addUnless(four.containsKey(same), problem, all));
    four.forEach((same, problem) -> addUnless(three.containsKey(same), problem, all));
    return all;
  }

  private static void addUnless(boolean isOfBoth, Found found, List<Found> all) {
    if (!isOfBoth) {
      all.add(found);
    }
  }

  private Map<List<Object>, Found> found(
      SourceTree tree, List<Rule> rules, HelmReading reading, String words, Failures failures) {
    Rendering rendering = Renderer.render(tree, reading);
    Fleet fleet = FleetBuilder.build(rendering, options, required);
    Map<List<Object>, Found> found = new LinkedHashMap<>();
    for (Rule rule : rules) {
      RulePage page = rule.page();
      Consumer<Problem> out =
          problem -> {
            List<Object> same = List.of(page.id(), problem.at().span(), problem.message());
            Found before = found.get(same);
            Problem joined = before == null ? problem : before.problem().joined(problem);
            found.put(same, new Found(page, joined, words));
          };
      try {
        LintRun.ask(rule, rendering.documents(), fleet, out);
      } catch (RuntimeException | LinkageError | StackOverflowError e) {
        failures.add(rule, e);
      }
    }
    return found;
  }
}
