package io.mcmetrics.chart.template;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The functions of templates that values use (sprig 3.3, and Helm's own). */
final class TemplateFunctions {
  /** What a function comes to: an operand, or an error. */
  record Outcome(Operand operand, Optional<String> refusal) {
    static Outcome of(Operand operand) {
      return new Outcome(operand, Optional.empty());
    }

    static Outcome refused(String why) {
      return new Outcome(new Operand.Unknown(), Optional.of(why));
    }
  }

  private TemplateFunctions() {}

  /** Returns what a function makes of its arguments, of which the last comes through a pipe. */
  static Outcome call(String name, List<Operand> given) {
    if (given.isEmpty() || given.stream().anyMatch(Operand.Unknown.class::isInstance)) {
      return Outcome.of(new Operand.Unknown());
    }
    Operand last = given.get(given.size() - 1);
    if (name.equals("default") && given.size() == 2) {
      return Outcome.of(last.isEmpty() ? given.get(0) : last);
    }
    if (name.equals("required") && given.size() == 2) {
      boolean missing =
          last instanceof Operand.Nil || (last instanceof Operand.Text t && t.text().isEmpty());
      return missing
          ? Outcome.refused(given.get(0).printed().orElse("a value is required"))
          : Outcome.of(last);
    }
    return Outcome.of(given.size() == 1 ? ofOne(name, last) : new Operand.Unknown());
  }

  private static Operand ofOne(String name, Operand value) {
    Optional<String> printed = value.printed();
    if (printed.isEmpty()) {
      return new Operand.Unknown();
    }
    String text = printed.get();
    return switch (name) {
      // Quoting leaves out a nil (sprig, strings.go).
      case "quote" -> new Operand.Text(value instanceof Operand.Nil ? "" : quoted(text, '"'));
      case "squote" -> new Operand.Text(value instanceof Operand.Nil ? "" : "'" + text + "'");
      case "toString" -> new Operand.Text(text);
      case "int", "int64" -> whole(value);
      case "upper" -> new Operand.Text(text.toUpperCase(Locale.ROOT));
      case "lower" -> new Operand.Text(text.toLowerCase(Locale.ROOT));
      case "trim" -> new Operand.Text(text.strip());
      default -> new Operand.Unknown();
    };
  }

  private static String quoted(String text, char quote) {
    return quote + text.replace("\\", "\\\\").replace("\"", "\\\"") + quote;
  }

  private static Operand whole(Operand value) {
    if (value instanceof Operand.Decimal number) {
      return new Operand.Whole((long) number.number());
    }
    return value instanceof Operand.Text text && text.text().matches("-?[1-9][0-9]{0,17}|0")
        ? new Operand.Whole(Long.parseLong(text.text()))
        : new Operand.Unknown();
  }
}
