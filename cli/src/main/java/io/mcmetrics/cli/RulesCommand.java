package io.mcmetrics.cli;

import io.mcmetrics.config.UsageException;
import io.mcmetrics.engine.BuiltInRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RulePage;
import io.mcmetrics.rule.Rules;
import io.mcmetrics.rule.Setting;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code mcmetrics rules}: lists the rules. */
final class RulesCommand {
  private static final List<String> FORMATS = List.of("text", "json");

  private final Terminal terminal;
  private final Environment environment;

  RulesCommand(Terminal terminal, Environment environment) {
    this.terminal = terminal;
    this.environment = environment;
  }

  /** Returns the flags of the command. */
  static Flags.Known flags() {
    return new Flags.Known().switchBy("h", "help").values("format");
  }

  /** Runs the command. */
  ExitCode run(Flags flags) {
    if (!flags.rest().isEmpty()) {
      throw new UsageException(
          "`rules` takes no `" + flags.rest().get(0) + "`; `explain` shows one rule");
    }
    String format = flags.oneOf("format", FORMATS);
    List<RulePage> pages = pages(environment.rules().get());
    if (format.equals("json")) {
      writeJson(pages);
    } else {
      writeTable(pages);
    }
    return ExitCode.CLEAN;
  }

  /** Returns the pages of all rules and of the linter's own, by id. */
  static List<RulePage> pages(Rules rules) {
    return Stream.concat(rules.all().stream().map(Rule::page), BuiltInRule.pages().stream())
        .sorted(Comparator.comparing(RulePage::id))
        .toList();
  }

  private void writeTable(List<RulePage> pages) {
    int widest = pages.stream().mapToInt(page -> page.id().length()).max().orElse(0);
    for (RulePage page : pages) {
      terminal.out().write(padded(page.id(), widest));
      terminal.out().write(padded(page.severity().word(), "warning".length()));
      terminal.out().write(page.summary() + "\n");
    }
  }

  private static String padded(String word, int width) {
    return word + " ".repeat(width - word.length() + 2);
  }

  private void writeJson(List<RulePage> pages) {
    terminal.out().write("{\"schemaVersion\": 1, \"rules\": [");
    String separator = "\n";
    for (RulePage page : pages) {
      terminal.out().write(separator + "  {\"id\": " + JsonText.quoted(page.id()));
      terminal.out().write(", \"severity\": " + JsonText.quoted(page.severity().word()));
      terminal.out().write(", \"summary\": " + JsonText.quoted(page.summary()));
      terminal.out().write(", \"why\": " + JsonText.quoted(page.why()));
      terminal.out().write(", \"symptom\": " + JsonText.quoted(page.symptom()));
      terminal.out().write(", \"remedy\": " + JsonText.quoted(page.remedy()));
      terminal.out().write(", \"confidence\": " + JsonText.quoted(page.confidence()));
      terminal.out().write(", \"settings\": " + quoted(page.settings().stream().map(Setting::key)));
      terminal.out().write(", \"sources\": " + quoted(page.sources().stream()) + "}");
      separator = ",\n";
    }
    terminal.out().write("\n]}\n");
  }

  private static String quoted(Stream<String> texts) {
    return texts.map(JsonText::quoted).collect(Collectors.joining(", ", "[", "]"));
  }
}
