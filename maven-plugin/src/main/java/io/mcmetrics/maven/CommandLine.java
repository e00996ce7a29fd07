package io.mcmetrics.maven;

import io.mcmetrics.config.UsageException;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * The parameters given by {@code -Dmcmetrics.…}, which take precedence over those of the POM.
 *
 * <p>In Maven itself the POM takes precedence: a {@code <failOn>} there wins over {@code
 * -Dmcmetrics.failOn}.
 */
final class CommandLine {
  private static final String PREFIX = "mcmetrics.";

  private final Properties said;

  /** Takes the user properties of a session. */
  CommandLine(Properties said) {
    this.said = said;
  }

  /** Returns the text of a parameter. */
  String text(String name, String inPom) {
    return said.getProperty(PREFIX + name, inPom).strip();
  }

  /**
   * Returns whether a parameter is on.
   *
   * @throws UsageException if it is neither {@code true} nor {@code false}
   */
  boolean flag(String name, boolean inPom) {
    String text = text(name, String.valueOf(inPom)).toLowerCase(Locale.ROOT);
    return switch (text) {
      case "true", "" -> true;
      case "false" -> false;
      default ->
          throw new UsageException(
              "`%s%s` is `%s`: write `true` or `false`".formatted(PREFIX, name, text));
    };
  }

  /** Returns the items of a parameter, separated by commas if given here. */
  List<String> list(String name, List<String> inPom) {
    String text = said.getProperty(PREFIX + name);
    Stream<String> items = text == null ? inPom.stream() : Stream.of(text.split(","));
    return items.map(String::strip).filter(item -> !item.isEmpty()).toList();
  }

  /** Returns, sorted, the given parameters that a goal does not have. */
  List<String> unknown(List<String> known) {
    return said.stringPropertyNames().stream()
        .filter(name -> name.startsWith(PREFIX))
        .filter(name -> !known.contains(name.substring(PREFIX.length())))
        .sorted()
        .toList();
  }
}
