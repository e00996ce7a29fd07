package io.mcmetrics.operator.configuration;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Go's templates refuse in a label or an annotation of an alert, as far as it is plain: an
 * action without an end, and a variable that nobody declares ({@code testTemplateParsing} of
 * Prometheus' {@code rulefmt}).
 */
final class AlertTemplate {
  private static final Set<String> GIVEN =
      Set.of("labels", "externalLabels", "externalURL", "value");

  private static final Pattern QUOTED = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"|`[^`]*`");
  private static final Pattern ACTION = Pattern.compile("\\{\\{(.*?)}}", Pattern.DOTALL);
  private static final Pattern VARIABLE = Pattern.compile("\\$([A-Za-z_][A-Za-z0-9_]*)");
  private static final Pattern DECLARED =
      Pattern.compile("\\$([A-Za-z_][A-Za-z0-9_]*)\\s*(?::=|,)");

  private AlertTemplate() {}

  /** Returns what is wrong with a text. */
  static Optional<String> error(String text) {
    int open = text.lastIndexOf("{{");
    if (open < 0) {
      return Optional.empty();
    }
    if (text.indexOf("}}", open) < 0) {
      return Optional.of("unclosed action");
    }
    String bare = QUOTED.matcher(text).replaceAll("\"\"");
    Matcher action = ACTION.matcher(bare);
    while (action.find()) {
      Matcher variable = VARIABLE.matcher(action.group(1));
      while (variable.find()) {
        String name = variable.group(1);
        if (!GIVEN.contains(name) && !isDeclared(name, bare)) {
          return Optional.of("undefined variable `$" + name + "`");
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isDeclared(String name, String text) {
    Matcher declared = DECLARED.matcher(text);
    while (declared.find()) {
      if (declared.group(1).equals(name)) {
        return true;
      }
    }
    return false;
  }
}
