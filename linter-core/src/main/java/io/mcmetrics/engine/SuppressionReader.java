package io.mcmetrics.engine;

import io.mcmetrics.config.Ignore;
import io.mcmetrics.document.Document;
import io.mcmetrics.engine.Suppression.Scope;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.finding.Vocabulary;
import io.mcmetrics.source.Origin;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.Span;
import io.mcmetrics.yaml.YamlScalar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Collects the findings that are accepted, and reports ignores that are malformed. */
final class SuppressionReader {
  /** The annotation by which a manifest accepts what is found in it. */
  static final String ANNOTATION = "mcmetrics.io/ignore";

  /** If these could be ignored, nobody would learn that the report, or an ignore, is unreliable. */
  private static final List<String> LOCKED =
      List.of(BuiltInRule.INTERNAL_ERROR.id(), BuiltInRule.UNUSABLE_IGNORE.id());

  private static final String FILE = "ignore-file";
  private static final Vocabulary WORDS = new Vocabulary(List.of("ignore", FILE));
  private static final Pattern ID = Pattern.compile("[^\\s,]+");

  private final Vocabulary rules;
  private final LocalDate today;
  private final List<Suppression> all = new ArrayList<>();
  private final List<Problem> complaints = new ArrayList<>();

  SuppressionReader(List<String> knownIds, LocalDate today) {
    this.rules = new Vocabulary(knownIds);
    this.today = today;
  }

  /** Returns what is accepted. */
  List<Suppression> all() {
    return all;
  }

  /** Returns the problems of malformed ignores. */
  List<Problem> complaints() {
    return complaints;
  }

  /** Takes the ignore comments of a file. */
  void addComments(SourceFile file) {
    for (IgnoreComment comment : IgnoreComment.in(file)) {
      String word = comment.word();
      if (!WORDS.has(word)) {
        // Other words may be prose; one that is nearly a keyword is a typing error.
        if (WORDS.nearest(word).isPresent()) {
          complaints.add(
              Problem.at(comment.at(), "`%s` is not known here%s", word, WORDS.hint(word)));
        }
      } else if (comment.ids().isEmpty()) {
        complaints.add(Problem.at(comment.at(), "no rule is named: `%s[rule-id] reason`", word));
      } else if (word.equals(FILE)
          && !(comment.alone() && LineRange.startsAt(file, comment.line()))) {
        complaints.add(
            Problem.at(comment.at(), "`ignore-file` counts before all content of the file only"));
      } else {
        addComment(comment, file);
      }
    }
  }

  private void addComment(IgnoreComment comment, SourceFile file) {
    if (!holds(IgnoreReason.of(comment.reason()), comment.at())) {
      return;
    }
    LineRange scope =
        comment.word().equals(FILE)
            ? LineRange.whole(file)
            : comment.alone()
                ? LineRange.after(file, comment.line())
                : LineRange.line(file, comment.line());
    comment.ids().forEach(id -> add(id.text(), id.at(), scope));
  }

  /**
   * Takes the annotations of some documents. They have no room for a reason, so none is required.
   */
  void addAnnotations(List<Document> documents) {
    Map<Span, List<Span>> covered = new LinkedHashMap<>();
    Map<Span, YamlScalar> values = new LinkedHashMap<>();
    for (Document document : documents) {
      Optional<YamlScalar> value = document.root().scalarAt("metadata", "annotations", ANNOTATION);
      if (value.isPresent() && !value.get().isUnknown()) {
        // A base that four overlays use is four documents with one annotation.
        Span place = value.get().origin().span();
        values.putIfAbsent(place, value.get());
        covered.computeIfAbsent(place, key -> new ArrayList<>()).add(document.origin().span());
      }
    }
    values.forEach((place, value) -> addAnnotation(value, covered.getOrDefault(place, List.of())));
  }

  private void addAnnotation(YamlScalar value, List<Span> documents) {
    Scope scope = finding -> coversOne(documents, finding.problem().at().span());
    Matcher id = ID.matcher(value.text());
    while (id.find()) {
      add(id.group(), value.placeOf(id.start(), id.end()), scope);
    }
  }

  private static boolean coversOne(List<Span> documents, Span span) {
    return documents.stream().anyMatch(document -> document.covers(span));
  }

  /** Takes an ignore of the configuration. */
  void addIgnore(Ignore ignore) {
    if (holds(IgnoreReason.of(ignore.reason()), ignore.origin())) {
      Scope scope =
          finding ->
              ignore.accepts(
                  finding.problem().at().span().file().path(), finding.problem().clusters());
      add(ignore.ruleId(), ignore.origin(), scope);
    }
  }

  /** An ignore without a reason still applies: otherwise it would look as if it had no effect. */
  private boolean holds(IgnoreReason reason, Origin at) {
    if (!reason.notADate().isEmpty()) {
      complaints.add(
          Problem.at(at, "`%s` is not a date, as in `until=2027-01-31`", reason.notADate()));
      return false;
    }
    if (reason.hasEnded(today)) {
      complaints.add(Problem.at(at, "ended on %s: what it hid is shown again", reason.until()));
      return false;
    }
    if (reason.words().isEmpty()) {
      complaints.add(Problem.at(at, "gives no reason"));
    }
    return true;
  }

  private void add(String ruleId, Origin at, Scope scope) {
    if (!rules.has(ruleId)) {
      complaints.add(Problem.at(at, "unknown rule `%s`%s", ruleId, rules.hint(ruleId)));
    } else if (LOCKED.contains(ruleId)) {
      complaints.add(Problem.at(at, "`%s` cannot be ignored", ruleId));
    } else {
      all.add(new Suppression(ruleId, at, scope));
    }
  }
}
