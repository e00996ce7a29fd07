package io.mcmetrics.maven;

import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;

/** The command that runs another goal of this plugin. */
final class OtherGoal {
  private OtherGoal() {}

  /**
   * Returns the command, with the short name of the plugin only where Maven would know it: where a
   * POM names the plugin.
   */
  static String command(String goal, MavenProject project, MojoExecution execution) {
    Plugin plugin = execution.getPlugin();
    boolean named = project.getFile() != null && project.getPlugin(plugin.getKey()) != null;
    String name = named ? "mcmetrics" : plugin.getKey() + ":" + execution.getVersion();
    return "mvn %s:%s".formatted(name, goal);
  }
}
