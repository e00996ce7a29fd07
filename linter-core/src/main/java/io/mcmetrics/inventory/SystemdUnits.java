package io.mcmetrics.inventory;

import io.mcmetrics.document.TreeFiles;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.source.Origin;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.Span;
import io.mcmetrics.yaml.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The programs that units of systemd start ({@code systemd.service(5)}, {@code ExecStart}). A unit
 * whose command is made by a template with conditions is not read.
 */
final class SystemdUnits {
  private static final Pattern NAME = Pattern.compile("(.*/)?([^/]+)\\.service(\\.[a-z0-9]+)?");

  /** The command up to the end of a line before which there is no backslash. */
  private static final Pattern COMMAND =
      Pattern.compile("(?m)^ExecStart=[@:+!-]*+((?:[^\\\\\\n]|\\\\.|\\\\\\r?\\n)*+)");

  private SystemdUnits() {}

  static List<HostProgram> programs(TreeFiles files) {
    List<HostProgram> programs = new ArrayList<>();
    for (String path : files.tree().otherTexts()) {
      Matcher name = NAME.matcher(path);
      if (name.matches()) {
        files.tree().find(path).ifPresent(file -> add(programs, file, name.group(2)));
      }
    }
    return programs;
  }

  private static void add(List<HostProgram> programs, SourceFile file, String name) {
    Matcher command = COMMAND.matcher(file.text());
    while (command.find()) {
      int start = command.start(1);
      String text = command.group(1);
      if (!text.contains("{%")) {
        List<Value<String>> words =
            CommandText.words(
                text, (from, to) -> Origin.written(new Span(file, start + from, start + to)));
        Origin place = Origin.written(new Span(file, start, command.end(1)));
        programs.add(
            new HostProgram(
                file.path(),
                "unit",
                name,
                new Value.Absent<>(place),
                CommandText.withoutShell(words),
                Map.of(),
                Confidence.CERTAIN,
                place));
      }
    }
  }
}
