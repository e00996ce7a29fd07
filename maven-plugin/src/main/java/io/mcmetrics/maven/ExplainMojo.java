package io.mcmetrics.maven;

import io.mcmetrics.config.UsageException;
import io.mcmetrics.engine.RuleChoice;
import io.mcmetrics.rule.RulePage;
import io.mcmetrics.rule.Rules;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Prints the page of one rule: what is wrong, what breaks, and what to do instead.
 *
 * @since 1.0.0
 */
@Mojo(name = "explain", requiresProject = false, aggregator = true, threadSafe = true)
public final class ExplainMojo extends AbstractMojo {
  private final MavenSession session;

  /**
   * The id of the rule, as findings name it.
   *
   * @since 1.0.0
   */
  @Parameter(property = "mcmetrics.rule")
  private String rule = "";

  /** Is called by Maven. */
  @Inject
  ExplainMojo(MavenSession session) {
    this.session = session;
  }

  @Override
  public void execute() throws MojoExecutionException {
    String id = new CommandLine(session.getUserProperties()).text("rule", rule);
    if (id.isEmpty()) {
      throw new MojoExecutionException(
          "which rule? Name it with -Dmcmetrics.rule=…; the goal `rules` lists them");
    }
    RulePage page = page(id);
    getLog().info("%s (%s): %s".formatted(page.id(), page.severity().word(), page.summary()));
    for (RulePage.Section section : page.sections()) {
      getLog().info("");
      getLog().info(section.title());
      section.text().lines().map(line -> "  " + line).forEach(getLog()::info);
    }
  }

  private static RulePage page(String id) throws MojoExecutionException {
    try {
      return RuleChoice.page(Rules.discover(ExplainMojo.class.getClassLoader()), id);
    } catch (UsageException e) {
      throw new MojoExecutionException(e.complaint() + "; the goal `rules` lists them");
    }
  }
}
