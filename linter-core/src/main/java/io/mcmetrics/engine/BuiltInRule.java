package io.mcmetrics.engine;

import io.mcmetrics.finding.Severity;
import io.mcmetrics.finding.Stage;
import io.mcmetrics.rule.RulePage;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The problems that the linter itself reports, beside the rules. */
public enum BuiltInRule {
  INVALID_YAML(
      Severity.ERROR,
      "text that is not YAML",
      "Nothing that reads this file will get past this place: what it was to configure is not.",
      "Mend the syntax. A template belongs where the tree says that it is one.",
      "Certain where a build reads the file as YAML, or it is plainly a manifest, values or a"
          + " configuration of Prometheus. Likely where kustomize takes it as text. Templates, JSON"
          + " with comments, scraped metrics, ciphertext and test data are no findings."),
  DUPLICATE_YAML_KEY(
      Severity.WARNING,
      "key that stands twice in one mapping",
      "Most readers take the last one and forget the first without a word; kustomize refuses.",
      "Join the two, or delete the one that is not meant.",
      "Always certain: the key stands there twice."),
  UNUSABLE_IGNORE(
      Severity.WARNING,
      "ignore comment without a reason, of an unknown rule, or without effect",
      "It hides nothing, or hides something that nobody can judge any more.",
      "Write `# mcmetrics: ignore[rule-id] reason` where the finding is, or delete the comment.",
      "Always certain, for the rules that ran."),
  INTERNAL_ERROR(
      Severity.ERROR,
      "fault of the linter's own",
      "One rule could not finish; all others did, and the report is complete but for it.",
      "Please report it, with the stack trace that `--verbose` prints.",
      "Always certain.");

  private final Severity severity;
  private final String summary;
  private final String why;
  private final String remedy;
  private final String confidence;

  BuiltInRule(Severity severity, String summary, String why, String remedy, String confidence) {
    this.severity = severity;
    this.summary = summary;
    this.why = why;
    this.remedy = remedy;
    this.confidence = confidence;
  }

  /** Returns the description. */
  public RulePage page() {
    return new RulePage(
        id(), summary, why, "", remedy, confidence, List.of(), List.of(), severity, Stage.ASIDE);
  }

  /** Returns its kebab-case name. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns the descriptions of all. */
  public static List<RulePage> pages() {
    return Stream.of(values()).map(BuiltInRule::page).toList();
  }
}
