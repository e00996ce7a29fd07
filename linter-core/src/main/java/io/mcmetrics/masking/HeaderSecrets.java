package io.mcmetrics.masking;

import io.mcmetrics.source.SourceFile;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The headers that a sender adds to its requests: any of them may be a credential of the receiver,
 * whatever it is called. Those that only address a tenant or describe the request are shown.
 */
final class HeaderSecrets {
  private static final Pattern SHOWN =
      Pattern.compile(
          "(?i)host|connection|upgrade|accept|user-agent|content-\\w+|.*tenant.*|x-scope-orgid"
              + "|x-prometheus-.*");

  /** In one line: {@code headers: {A: b}}, {@code headers = { "A" = "b" }}, {@code ["A: b"]}. */
  private static final Pattern FLOW = Pattern.compile("(?i)\\bheaders[\"']?\\s*[:=]\\s*(?=[{\\[])");

  private static final Pattern PAIR =
      Pattern.compile(
          "[\"']?([A-Za-z][A-Za-z0-9-]*)[\"']?\\s*[:=]\\s*(\"[^\"]*\"|'[^']*'|[^\\s\"',}\\]]"
              + "[^,}\\]]*)");

  private static final Pattern OPENING =
      Pattern.compile("(?i)^[\\s-]*[\"']?(?:\\w+\\.)*headers[\"']?\\s*[:=]\\s*\\{?\\s*(?:#.*)?$");

  private static final Pattern ITEM =
      Pattern.compile("^[\\s-]*[\"']?([A-Za-z][A-Za-z0-9-]*)[\"']?\\s*[:=]\\s*(?=\\S)");

  /** No line above is looked at farther away: a sender has few headers. */
  private static final int MOST_LINES = 50;

  private static final int LONGEST = 4000;

  private HeaderSecrets() {}

  /** Tells whether the value of a header may be shown. */
  static boolean isShown(String name) {
    return SHOWN.matcher(name).matches();
  }

  /** Adds the values of headers that stand in one line behind their key. */
  static void add(String line, List<SecretText> found) {
    Matcher flow = FLOW.matcher(line);
    if (line.length() > LONGEST || !flow.find()) {
      return;
    }
    Matcher pair = PAIR.matcher(line);
    int from = flow.end();
    while (pair.find(from)) {
      if (!isShown(pair.group(1)) && !isVariable(pair.group(2))) {
        found.add(new SecretText(pair.start(2), pair.end(2)));
      }
      from = pair.end();
    }
  }

  /** Returns the offset of the value of a header below its key; negative if the line is none. */
  static int startOfValue(SourceFile file, int number) {
    String line = file.line(number);
    Matcher item = ITEM.matcher(line.length() > LONGEST ? "" : line);
    if (!item.find() || isShown(item.group(1)) || isVariable(line.substring(item.end()))) {
      return -1;
    }
    return isBelowHeaders(file, number) ? item.end() : -1;
  }

  private static boolean isBelowHeaders(SourceFile file, int number) {
    int indent = depthOf(file.line(number));
    for (int above = number - 1; above >= Math.max(1, number - MOST_LINES); above--) {
      String candidate = file.line(above);
      if (!candidate.isBlank() && indentOf(candidate) < indent) {
        return candidate.length() <= LONGEST && OPENING.matcher(candidate).matches();
      }
    }
    return false;
  }

  private static boolean isVariable(String value) {
    String plain = value.strip().replaceAll("^[\"']|[\"']$", "");
    return plain.startsWith("$") || plain.startsWith("{{") || plain.startsWith("{");
  }

  /** A list may stand at the same indent as its key. */
  private static int depthOf(String line) {
    int indent = indentOf(line);
    return line.startsWith("- ", indent) ? indent + 1 : indent;
  }

  private static int indentOf(String line) {
    int indent = 0;
    while (indent < line.length() && (line.charAt(indent) == ' ' || line.charAt(indent) == '\t')) {
      indent++;
    }
    return indent;
  }
}
