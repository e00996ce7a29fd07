package io.mcmetrics.maven;

import io.mcmetrics.engine.BuiltIn;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RulePage;
import io.mcmetrics.rule.Rules;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The pages of all rules that this plugin can see, and of the linter's own findings. */
final class Pages {
  private Pages() {}

  /** Returns all, by id. */
  static List<RulePage> all() {
    return Stream.concat(rules().all().stream().map(Rule::page), BuiltIn.pages().stream())
        .sorted(Comparator.comparing(RulePage::id))
        .toList();
  }

  /** Returns the page of an id, or of a former one. */
  static Optional<RulePage> find(String id) {
    return rules()
        .find(id)
        .map(Rule::page)
        .or(() -> BuiltIn.pages().stream().filter(page -> page.id().equals(id)).findFirst());
  }

  private static Rules rules() {
    return Rules.discover(Pages.class.getClassLoader());
  }
}
