package io.mcmetrics.rule;

import java.util.List;
import java.util.Locale;

/** A named check. Implement {@link DocumentRule} or {@link FleetRule}, never this. */
public sealed interface Rule permits DocumentRule, FleetRule {

  /** Returns the kebab-case name of the class: the name of a rule has one spelling. */
  default String id() {
    return getClass()
        .getSimpleName()
        .replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-")
        .toLowerCase(Locale.ROOT);
  }

  /** Returns the description of the rule. */
  default RulePage page() {
    RuleInfo info = getClass().getAnnotation(RuleInfo.class);
    if (info == null) {
      throw new IllegalStateException(getClass().getName() + " carries no @RuleInfo");
    }
    return new RulePage(
        id(),
        info.summary(),
        info.why().strip(),
        info.symptom().strip(),
        info.remedy().strip(),
        info.confidence().strip(),
        List.of(info.settings()),
        List.of(info.sources()),
        info.severity(),
        info.stage());
  }
}
