package io.mcmetrics.maven;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;

/**
 * The projects of one build.
 *
 * @param projects those that are built, in their order
 */
record Reactor(List<MavenProject> projects) {
  /** Keeps its own list. */
  Reactor {
    projects = List.copyOf(projects);
  }

  /**
   * Returns a project above this one, if it runs the same goal: a fleet is judged as a whole, so
   * what the upper one has seen need not be seen again.
   *
   * <p>To ask whether this is the top-level project would not do: a build that declares the plugin
   * in one module only would then never lint.
   */
  Optional<MavenProject> findAbove(MavenProject project, MojoExecution execution) {
    if (execution.getSource() == MojoExecution.Source.CLI || project.getFile() == null) {
      return Optional.empty();
    }
    Path directory = project.getBasedir().toPath();
    return projects.stream()
        .filter(other -> !other.equals(project))
        .filter(other -> directory.startsWith(other.getBasedir().toPath()))
        .filter(other -> runs(other, execution))
        .findFirst();
  }

  private static boolean runs(MavenProject project, MojoExecution execution) {
    Plugin plugin = project.getPlugin(execution.getPlugin().getKey());
    return plugin != null
        && plugin.getExecutions().stream().anyMatch(bound -> binds(bound, execution.getGoal()));
  }

  private static boolean binds(PluginExecution execution, String goal) {
    return execution.getGoals().contains(goal) && !"none".equals(execution.getPhase());
  }
}
