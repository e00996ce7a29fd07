package io.mcmetrics.maven;

import io.mcmetrics.engine.RuleChoice;
import io.mcmetrics.rule.RulePage;
import io.mcmetrics.rule.Rules;
import java.util.List;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Lists the rules, those of the plugin's own dependencies included.
 *
 * @since 1.0.0
 */
@Mojo(name = "rules", requiresProject = false, aggregator = true, threadSafe = true)
public final class RulesMojo extends AbstractMojo {

  @Override
  public void execute() {
    Rules rules = Rules.discover(RulesMojo.class.getClassLoader());
    List<RulePage> pages =
        RuleChoice.knownIds(rules).stream().sorted().map(id -> RuleChoice.page(rules, id)).toList();
    int width = pages.stream().mapToInt(page -> page.id().length()).max().orElse(1);
    String row = "%-" + width + "s  %-7s  %s";
    for (RulePage page : pages) {
      getLog().info(row.formatted(page.id(), page.severity().word(), page.summary()));
    }
  }
}
