package io.mcmetrics.engine;

import io.mcmetrics.config.Config;
import io.mcmetrics.config.UsageException;
import io.mcmetrics.document.Document;
import io.mcmetrics.engine.LintResult.Counts;
import io.mcmetrics.engine.Suppressions.Result;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Finding;
import io.mcmetrics.finding.Gap;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.finding.Severity;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.fleet.FleetBuilder;
import io.mcmetrics.fleet.SenderObject;
import io.mcmetrics.render.Renderer;
import io.mcmetrics.render.Rendering;
import io.mcmetrics.rule.DocumentRule;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RulePage;
import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.SourceTree;
import io.mcmetrics.source.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** One run over one tree: every rule over every document and over the fleet. */
public final class LintRun {
  /** A fleet, and what was found in it. */
  public record FleetResult(Fleet fleet, LintResult result) {}

  private final List<Rule> rules;
  private final Config config;
  private final List<String> knownIds;
  private final LocalDate today;
  private final HelmReadings readings;
  private final Map<List<Object>, Finding> findings = new LinkedHashMap<>();
  private final List<String> failed = new ArrayList<>();
  private final List<RuntimeException> faults = new ArrayList<>();
  private final List<Finding> accepted = new ArrayList<>();

  private LintRun(List<Rule> rules, Config config, LocalDate today, HelmReadings readings) {
    this.rules = rules.stream().filter(rule -> !config.off().contains(rule.id())).toList();
    this.config = config;
    this.knownIds =
        Stream.concat(rules.stream().map(Rule::id), BuiltInRule.pages().stream().map(RulePage::id))
            .toList();
    this.today = today;
    this.readings = readings;
  }

  /**
   * Returns what some rules find in a tree.
   *
   * @param rules the rules, those that the configuration turns off included: ignores may still name
   *     them
   * @param today the day on which ignores with an earlier {@code until} have ended
   * @throws UsageException if the configuration names a file of metrics that names none
   */
  public static LintResult of(SourceTree tree, List<Rule> rules, Config config, LocalDate today) {
    return lintedWithFleet(tree, rules, config, today).result();
  }

  /**
   * Returns what some rules find in a tree, and the fleet in which they find it.
   *
   * @throws UsageException if the configuration names a file of metrics that names none
   */
  public static FleetResult lintedWithFleet(
      SourceTree tree, List<Rule> rules, Config config, LocalDate today) {
    RequiredFiles required = RequiredFiles.read(config.fleet().requiredMetrics(), tree);
    Rendering rendering = Renderer.render(tree);
    Fleet fleet = FleetBuilder.build(rendering, config.fleet(), required.names());
    List<Gap> gaps =
        Stream.of(rendering.gaps(), required.gaps(), fleet.gaps(), fleet.untied())
            .flatMap(List::stream)
            .sorted()
            .toList();
    HelmReadings readings = new HelmReadings(config.fleet(), required.names());
    return new FleetResult(
        fleet, new LintRun(rules, config, today, readings).run(tree, rendering, fleet, gaps));
  }

  private LintResult run(SourceTree tree, Rendering rendering, Fleet fleet, List<Gap> gaps) {
    rendering.syntaxErrors().forEach(problem -> add(BuiltInRule.INVALID_YAML.page(), problem));
    rendering
        .duplicateKeys()
        .forEach(problem -> add(BuiltInRule.DUPLICATE_YAML_KEY.page(), problem));
    for (Rule rule : rules) {
      run(rule, rendering.documents(), fleet, tree);
    }
    if (rendering.builds().helmsDiffer()) {
      addOfOneHelm(tree);
    }
    int subjects = subjects(rendering, fleet);
    int suppressed = suppress(tree, rendering.documents());
    Counts counts =
        new Counts(
            rendering.coverage().fileCount(),
            rendering.coverage().understoodCount(),
            rendering.documents().size(),
            suppressed,
            fleet.senderObjects().size(),
            (int) fleet.senderObjects().stream().filter(SenderObject::sends).count(),
            subjects,
            tree.ignored().size());
    return new LintResult(
        findings.values().stream().sorted().toList(),
        gaps,
        fleet.clusters(),
        pages(),
        counts,
        faults,
        withheld());
  }

  /** Puts in what rules find with one Helm only, in place of what the rules say of either. */
  private void addOfOneHelm(SourceTree tree) {
    List<Rule> asked = rules.stream().filter(rule -> !failed.contains(rule.id())).toList();
    for (HelmReadings.Found found :
        readings.ofOneHelm(tree, asked, (rule, e) -> fail(rule, e, tree))) {
      findings.remove(sameness(found.page(), found.problem()));
      add(found.page(), found.inWords());
    }
  }

  private void run(Rule rule, List<Document> documents, Fleet fleet, SourceTree tree) {
    RulePage page = rule.page();
    try {
      ask(rule, documents, fleet, problem -> add(page, problem));
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      fail(rule, e, tree);
    }
  }

  /** The other rules must run: an incomplete report is better than none. */
  private void fail(Rule rule, Throwable failure, SourceTree tree) {
    faults.add(failure instanceof RuntimeException own ? own : new IllegalStateException(failure));
    failed.add(rule.id());
    add(
        BuiltInRule.INTERNAL_ERROR.page(),
        Problem.at(somewhere(tree), "`%s` failed: %s", rule.id(), failure));
  }

  /** Passes what a rule objects to in a fleet and its documents to {@code out}. */
  static void ask(Rule rule, List<Document> documents, Fleet fleet, Consumer<Problem> out) {
    if (rule instanceof FleetRule fleetRule) {
      fleetRule.check(fleet, out);
    } else if (rule instanceof DocumentRule documentRule) {
      documents.forEach(document -> documentRule.check(document, out));
    }
  }

  /** Counts what there is to judge; what a rule objects to, such as a route alone, is of it. */
  private int subjects(Rendering rendering, Fleet fleet) {
    int count = FleetSubjects.count(fleet, rendering.documents());
    List<String> ids = rules.stream().map(Rule::id).toList();
    return count > 0
        ? count
        : (int) findings.values().stream().filter(one -> ids.contains(one.ruleId())).count();
  }

  /** Removes accepted findings, and returns how many they were. */
  private int suppress(SourceTree tree, List<Document> documents) {
    List<String> running =
        knownIds.stream().filter(id -> !config.off().contains(id) && !failed.contains(id)).toList();
    Result settled =
        new Suppressions(tree, documents, config, knownIds, running, today)
            .apply(List.copyOf(findings.values()));
    Set<Finding> kept = new LinkedHashSet<>(settled.kept());
    findings.values().stream().filter(finding -> !kept.contains(finding)).forEach(accepted::add);
    findings.values().removeIf(finding -> !kept.contains(finding));
    settled.complaints().forEach(problem -> add(BuiltInRule.UNUSABLE_IGNORE.page(), problem));
    return settled.suppressed();
  }

  private static Located somewhere(SourceTree tree) {
    SourceFile file = tree.givenFiles().stream().findFirst().orElseGet(() -> SourceFile.of("", ""));
    return Origin.written(Span.startOf(file));
  }

  private void add(RulePage page, Problem problem) {
    boolean isFault = page.id().equals(BuiltInRule.INTERNAL_ERROR.id());
    if (config.off().contains(page.id()) && !isFault) {
      return;
    }
    Severity severity = config.severityOf(page.id()).orElseGet(() -> weighed(page, problem));
    List<Object> same = sameness(page, problem);
    Finding before = findings.get(same);
    Problem joined = before == null ? problem : before.problem().joined(problem);
    findings.put(same, new Finding(page.id(), severity, joined));
  }

  private static List<Object> sameness(RulePage page, Problem problem) {
    return List.of(page.id(), problem.at().span(), problem.message());
  }

  /** A finding that is merely possible is reported, but must not fail a build. */
  private static Severity weighed(RulePage page, Problem problem) {
    Severity severity =
        switch (problem.weight()) {
          case LIGHTEST -> Severity.INFO;
          case LIGHTER -> page.severity().lowered();
          case USUAL -> page.severity();
          case HEAVIER -> page.severity().raised();
        };
    boolean guess = problem.confidence() == Confidence.POSSIBLE && severity == Severity.ERROR;
    return guess ? Severity.WARNING : severity;
  }

  private Withheld withheld() {
    return new Withheld(
        knownIds.stream().filter(config.off()::contains).toList(), failed, accepted);
  }

  private List<RulePage> pages() {
    return Stream.concat(rules.stream().map(Rule::page), BuiltInRule.pages().stream())
        .sorted(Comparator.comparing(RulePage::id))
        .toList();
  }
}
