package io.mcmetrics.maven;

import io.mcmetrics.Linter;
import io.mcmetrics.config.Config;
import io.mcmetrics.config.ConfigFile;
import io.mcmetrics.config.ConfigReader;
import io.mcmetrics.config.UsageException;
import io.mcmetrics.engine.FailOn;
import io.mcmetrics.engine.LintResult;
import io.mcmetrics.engine.RuleChoice;
import io.mcmetrics.finding.Severity;
import io.mcmetrics.report.Standpoint;
import io.mcmetrics.rule.Rules;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.SourceTree;
import io.mcmetrics.source.TreeRoot;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/**
 * Finds, before anything is deployed, the lines because of which a cluster would vanish from
 * Grafana. Runs once for a reactor, with or without a POM, and never goes online.
 *
 * @since 1.0.0
 */
@Mojo(
    name = "lint",
    defaultPhase = LifecyclePhase.VERIFY,
    requiresProject = false,
    threadSafe = true)
public final class LintMojo extends AbstractMojo {
  private static final List<String> PARAMETERS =
      List.of(
          "config",
          "failIfNothingFound",
          "failOn",
          "failOnGaps",
          "noIgnore",
          "paths",
          "perModule",
          "quiet",
          "reports",
          "rules",
          "skip",
          "skipRules");

  private final MavenSession session;
  private final MavenProject project;
  private final MojoExecution execution;

  /**
   * Does nothing at all.
   *
   * @since 1.0.0
   */
  @Parameter(property = "mcmetrics.skip", defaultValue = "false")
  private boolean skip;

  /**
   * Directories and files to lint, relative to the base directory; by default the base directory
   * itself. On the command line they are separated by commas.
   *
   * @since 1.0.0
   */
  @Parameter(property = "mcmetrics.paths")
  private List<String> paths = List.of();

  /**
   * The configuration file; by default the nearest <code>.mcmetrics.yaml</code> from the base
   * directory up to the root of the git work tree.
   *
   * @since 1.0.0
   */
  @Parameter(property = "mcmetrics.config")
  private String config = "";

  /**
   * Whether to read also the files that <code>.gitignore</code> files leave out.
   *
   * @since 1.0.0
   */
  @Parameter(property = "mcmetrics.noIgnore", defaultValue = "false")
  private boolean noIgnore;

  /**
   * The severity from which on a finding fails the build: <code>error</code>, <code>warning</code>,
   * <code>info</code> or <code>never</code>.
   *
   * @since 1.0.0
   */
  @Parameter(property = "mcmetrics.failOn", defaultValue = "error")
  private String failOn = "error";

  /**
   * Whether the build fails if there was something that could not be seen, such as a remote base.
   *
   * @since 1.0.0
   */
  @Parameter(property = "mcmetrics.failOnGaps", defaultValue = "false")
  private boolean failOnGaps;

  /**
   * Whether the build fails if there was nothing to judge: no sender, receiver, querier, data
   * source or dashboard. As a rule that means that it looked in the wrong place.
   *
   * @since 1.0.0
   */
  @Parameter(property = "mcmetrics.failIfNothingFound", defaultValue = "true")
  private boolean failIfNothingFound = true;

  /**
   * The ids of the only rules that run; by default all rules do.
   *
   * @since 1.0.0
   */
  @Parameter(property = "mcmetrics.rules")
  private List<String> rules = List.of();

  /**
   * The ids of rules that do not run.
   *
   * @since 1.0.0
   */
  @Parameter(property = "mcmetrics.skipRules")
  private List<String> skipRules = List.of();

  /**
   * Reports to write, such as <code>sarif=target/mcmetrics.sarif</code>: a format, and a file
   * relative to the base directory. On the command line they are separated by commas.
   *
   * @since 1.0.0
   */
  @Parameter(property = "mcmetrics.reports")
  private List<String> reports = List.of();

  /**
   * Whether a module is linted by itself even if a project above it in the same build has linted
   * its files already.
   *
   * @since 1.0.0
   */
  @Parameter(property = "mcmetrics.perModule", defaultValue = "false")
  private boolean perModule;

  /**
   * Whether the console shows the findings only: no code, no gaps, no summary.
   *
   * @since 1.0.0
   */
  @Parameter(property = "mcmetrics.quiet", defaultValue = "false")
  private boolean quiet;

  /** Is called by Maven. */
  @Inject
  LintMojo(MavenSession session, MavenProject project, MojoExecution execution) {
    this.session = session;
    this.project = project;
    this.execution = execution;
  }

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    try {
      CommandLine said = new CommandLine(session.getUserProperties());
      if (said.flag("skip", skip)) {
        getLog().info("mcmetrics is skipped");
      } else if (!isLintedAlready(said)) {
        lint(said);
      }
    } catch (UsageException e) {
      throw new MojoExecutionException(e.complaint());
    } catch (UncheckedIOException e) {
      throw new MojoExecutionException(e.getMessage(), e);
    }
  }

  private boolean isLintedAlready(CommandLine said) {
    if (said.flag("perModule", perModule)) {
      return false;
    }
    Reactor reactor = new Reactor(session.getProjects());
    Optional<MavenProject> above = reactor.findAbove(project, execution);
    above.ifPresent(by -> getLog().info("linted together with " + by.getName()));
    return above.isPresent();
  }

  private void lint(CommandLine said) throws MojoExecutionException, MojoFailureException {
    for (String name : said.unknown(PARAMETERS)) {
      getLog().warn("`-D%s` is no parameter of the goal `lint`".formatted(name));
    }
    WorkTree tree = WorkTree.around(base());
    FailOn threshold = FailOn.of("mcmetrics.failOn", said.text("failOn", failOn));
    boolean gapsFail = said.flag("failOnGaps", failOnGaps);
    List<ReportFile> files =
        said.list("reports", reports).stream()
            .map(asked -> ReportFile.parse(asked, tree.base()))
            .toList();

    TreeRoot root = tree.tree(said.list("paths", paths));
    Standpoint standpoint = standpoint(root);
    LintResult result = result(said, tree, root);
    boolean brief = said.flag("quiet", quiet);
    Severity gapLevel = gapsFail ? Severity.ERROR : Severity.INFO;
    Console.lines(result, gapLevel, brief, standpoint).forEach(line -> line.to(getLog()));
    for (ReportFile file : files) {
      file.write(result);
      getLog().info("report: " + file.file());
    }
    if (!brief && !result.findings().isEmpty()) {
      String explain = OtherGoal.command("explain", project, execution);
      String first = result.findings().get(0).ruleId();
      getLog().info("what it means: %s -Dmcmetrics.rule=%s".formatted(explain, first));
    }
    new Verdict(threshold, gapsFail, said.flag("failIfNothingFound", failIfNothingFound))
        .on(result, getLog());
  }

  private LintResult result(CommandLine said, WorkTree tree, TreeRoot root) {
    // The plugin's own loader: that of the thread knows nothing of the plugin's dependencies.
    Rules known = Rules.discover(LintMojo.class.getClassLoader());
    RuleChoice choice =
        RuleChoice.of(known, said.list("rules", rules), said.list("skipRules", skipRules));
    Config settings = choice.in(config(said.text("config", config), tree, root, known));
    SourceTree sources = tree.sources(root, settings, said.flag("noIgnore", noIgnore));
    return Linter.with(known.all())
        .configured(settings)
        .today(LocalDate.now(ZoneOffset.UTC))
        .lint(sources);
  }

  private static Config config(String named, WorkTree tree, TreeRoot root, Rules known) {
    Optional<SourceFile> file =
        named.isEmpty()
            ? ConfigFile.find(tree.base(), root.directory())
            : Optional.of(ConfigFile.open(tree.base().resolve(named), root.directory()));
    return file.map(found -> ConfigReader.read(found, RuleChoice.knownIds(known)))
        .orElse(Config.DEFAULTS);
  }

  /** Maven is called from somewhere, and there paths in its console can be opened. */
  private Standpoint standpoint(TreeRoot root) {
    Path here = WorkTree.real(Path.of(session.getExecutionRootDirectory()));
    boolean goesWithoutSaying =
        root.directory().equals(here) || root.choice() == TreeRoot.Choice.GIVEN;
    return Standpoint.of(root.directory(), here, goesWithoutSaying ? "" : root.choice().words());
  }

  private Path base() {
    boolean standalone = project.getFile() == null;
    return standalone
        ? Path.of(session.getExecutionRootDirectory())
        : project.getBasedir().toPath();
  }
}
