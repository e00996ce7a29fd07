package io.mcmetrics.cli;

import io.mcmetrics.config.UsageException;
import io.mcmetrics.engine.RuleChoice;
import io.mcmetrics.rule.RulePage;

/** {@code mcmetrics explain}: shows the page of one rule. */
final class ExplainCommand {
  private static final int WIDTH = 80;
  private static final String INDENT = "  ";

  private final Terminal terminal;
  private final Environment environment;

  ExplainCommand(Terminal terminal, Environment environment) {
    this.terminal = terminal;
    this.environment = environment;
  }

  /** Returns the flags of the command. */
  static Flags.Known flags() {
    return new Flags.Known().switchBy("h", "help");
  }

  /** Runs the command. */
  ExitCode run(Flags flags) {
    if (flags.rest().size() != 1) {
      throw new UsageException("`explain` wants the id of one rule; `rules` lists them");
    }
    terminal.out().write(text(RuleChoice.page(environment.rules().get(), flags.rest().get(0))));
    return ExitCode.CLEAN;
  }

  private static String text(RulePage page) {
    StringBuilder text = new StringBuilder();
    text.append(page.id()).append(" (").append(page.severity().word()).append(")\n");
    appendWrapped(text, page.summary());
    for (RulePage.Section section : page.sections()) {
      text.append('\n').append(section.title()).append('\n');
      appendWrapped(text, section.text());
    }
    return text.toString();
  }

  /**
   * Fills lines up to the width; a blank line keeps paragraphs apart, a hyphen begins an item, an
   * indent keeps lines.
   */
  private static void appendWrapped(StringBuilder text, String prose) {
    int column = 0;
    for (String line : prose.split("\n", -1)) {
      boolean stands = line.isBlank() || line.startsWith("  ");
      if (column > 0 && (stands || line.startsWith("- "))) {
        text.append('\n');
        column = 0;
      }
      if (stands) {
        text.append(line.isBlank() ? "" : INDENT + line).append('\n');
      } else {
        column = appendWords(text, line, column);
      }
    }
    text.append(column > 0 ? "\n" : "");
  }

  private static int appendWords(StringBuilder text, String line, int column) {
    String hanging = line.startsWith("- ") ? INDENT + INDENT : INDENT;
    int at = column;
    for (String word : line.strip().split("\\s+", -1)) {
      if (at > 0 && at + 1 + word.length() > WIDTH) {
        text.append('\n').append(hanging);
        at = hanging.length();
      } else {
        text.append(at == 0 ? INDENT : " ");
        at += at == 0 ? INDENT.length() : 1;
      }
      text.append(word);
      at += word.length();
    }
    return at;
  }
}
