package io.mcmetrics.cli;

import io.mcmetrics.config.UsageException;
import io.mcmetrics.finding.Vocabulary;
import io.mcmetrics.report.finding.Format;
import java.util.ArrayList;
import java.util.List;

/**
 * A report to write.
 *
 * @param file the file to write it to; empty for standard output
 */
record ReportTarget(Format format, String file) {
  /** Formats that the manual promises and this version does not have. */
  private static final List<String> PLANNED =
      List.of("junit", "checkstyle", "github", "gitlab", "markdown", "html");

  /**
   * Returns the reports that the values of {@code --format} ask for; text on standard output if
   * there are none.
   *
   * @throws UsageException if there is no such format
   */
  static List<ReportTarget> all(List<String> values) {
    List<ReportTarget> targets = new ArrayList<>();
    for (String value : values.isEmpty() ? List.of("text") : values) {
      ReportTarget target = of(value);
      for (ReportTarget other : targets) {
        if (!target.file.isEmpty() && target.file.equals(other.file)) {
          throw new UsageException("two reports cannot both be written to `" + target.file + "`");
        }
      }
      targets.add(target);
    }
    return List.copyOf(targets);
  }

  private static ReportTarget of(String value) {
    int equals = value.indexOf('=');
    String name = equals < 0 ? value : value.substring(0, equals);
    String file = equals < 0 ? "" : value.substring(equals + 1);
    if (equals >= 0 && file.isEmpty()) {
      throw new UsageException("`--format " + value + "` names no file");
    }
    Format format = Format.find(name).orElseThrow(() -> unknown(name));
    return new ReportTarget(format, file.equals(LintOptions.STANDARD_INPUT) ? "" : file);
  }

  private static UsageException unknown(String name) {
    return new UsageException(
        PLANNED.contains(name)
            ? "the format `" + name + "` is not in this version yet"
            : new Vocabulary(Format.words()).invalidValueMessage("--format", name));
  }
}
