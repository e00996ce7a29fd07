package io.mcmetrics.engine;

import io.mcmetrics.config.Config;
import io.mcmetrics.document.Document;
import io.mcmetrics.finding.Finding;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.source.Origin;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.SourceTree;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The ignores of a tree and a configuration: comments, annotations of manifests and entries of the
 * configuration. An ignore that accepts nothing is itself a problem.
 */
final class Suppressions {
  private final SourceTree tree;
  private final List<Document> documents;
  private final Config config;
  private final List<String> knownIds;
  private final List<String> runningIds;
  private final LocalDate today;

  /**
   * Collects what a tree and a configuration accept.
   *
   * @param knownIds the ids that may be written
   * @param runningIds the ids of the rules that ran: whether an ignore of another rule has an
   *     effect is not known
   * @param today the day on which ignores with an earlier {@code until} have ended
   */
  Suppressions(
      SourceTree tree,
      List<Document> documents,
      Config config,
      List<String> knownIds,
      List<String> runningIds,
      LocalDate today) {
    this.tree = tree;
    this.documents = List.copyOf(documents);
    this.config = config;
    this.knownIds = List.copyOf(knownIds);
    this.runningIds = List.copyOf(runningIds);
    this.today = today;
  }

  /**
   * The findings that are left, and the problems of ignores.
   *
   * @param kept the findings that nobody accepts
   * @param complaints ignores without a reason, of an unknown rule, ended, or without effect: to be
   *     reported as {@link BuiltInRule#UNUSABLE_IGNORE}
   * @param suppressed the number of findings that somebody accepts
   */
  record Result(List<Finding> kept, List<Problem> complaints, int suppressed) {
    /** Keeps its own lists. */
    Result {
      kept = List.copyOf(kept);
      complaints = List.copyOf(complaints);
    }
  }

  /** Removes the accepted findings from those of a run. */
  Result apply(List<Finding> findings) {
    SuppressionReader written = new SuppressionReader(knownIds, today);
    filesOf(findings).forEach(written::addComments);
    written.addAnnotations(documents);
    SuppressionReader configured = new SuppressionReader(knownIds, today);
    config.ignores().forEach(configured::addIgnore);

    Map<String, List<Suppression>> byRule = new LinkedHashMap<>();
    for (Suppression acceptance : joined(written.all(), configured.all())) {
      byRule.computeIfAbsent(acceptance.ruleId(), id -> new ArrayList<>()).add(acceptance);
    }
    Set<Suppression> used = new LinkedHashSet<>();
    List<Finding> kept = new ArrayList<>();
    for (Finding finding : findings) {
      List<Suppression> accepting =
          byRule.getOrDefault(finding.ruleId(), List.of()).stream()
              .filter(acceptance -> acceptance.accepts(finding))
              .toList();
      used.addAll(accepting);
      if (accepting.isEmpty()) {
        kept.add(finding);
      }
    }
    List<Problem> complaints =
        joined(
            inAskedFiles(joined(written.complaints(), unused(written, used, broken(findings)))),
            joined(configured.complaints(), unused(configured, used, Set.of())));
    return new Result(kept, complaints, findings.size() - kept.size());
  }

  /**
   * Returns the files to search for comments: a finding may be in a file that the caller did not
   * name, and so may the comment that accepts it.
   */
  private List<SourceFile> filesOf(List<Finding> findings) {
    Map<String, SourceFile> files = new LinkedHashMap<>();
    tree.givenFiles().forEach(file -> files.put(file.path(), file));
    for (Finding finding : findings) {
      SourceFile file = finding.problem().at().span().file();
      files.putIfAbsent(file.path(), file);
    }
    return List.copyOf(files.values());
  }

  /**
   * Keeps the problems in files that the caller named: of other files, this run does not see
   * everything.
   */
  private List<Problem> inAskedFiles(List<Problem> problems) {
    Set<String> asked = new LinkedHashSet<>();
    tree.givenFiles().forEach(file -> asked.add(file.path()));
    return problems.stream().filter(problem -> asked.contains(pathOf(problem.at()))).toList();
  }

  /** Returns the files that could not be read to their end, which the rules did not see in full. */
  private static Set<String> broken(List<Finding> findings) {
    Set<String> paths = new LinkedHashSet<>();
    for (Finding finding : findings) {
      if (finding.ruleId().equals(BuiltInRule.INVALID_YAML.id())) {
        paths.add(pathOf(finding.problem().at()));
      }
    }
    return paths;
  }

  private List<Problem> unused(
      SuppressionReader acceptances, Set<Suppression> used, Set<String> brokenFiles) {
    List<Problem> problems = new ArrayList<>();
    for (Suppression acceptance : acceptances.all()) {
      if (!used.contains(acceptance)
          && runningIds.contains(acceptance.ruleId())
          && !brokenFiles.contains(pathOf(acceptance.at()))) {
        problems.add(
            Problem.at(
                acceptance.at(), "ignores nothing: there is no `%s` here", acceptance.ruleId()));
      }
    }
    return problems;
  }

  private static String pathOf(Origin at) {
    return at.span().file().path();
  }

  private static <T> List<T> joined(List<T> first, List<T> second) {
    List<T> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }
}
