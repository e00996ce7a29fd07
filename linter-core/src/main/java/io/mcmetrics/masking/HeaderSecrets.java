package io.mcmetrics.masking;

import io.mcmetrics.source.SourceFile;
import java.util.List;
import java.util.Set;
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
          "[\"']?([A-Za-z][\\w-]*)[\"']?\\s*[:=]\\s*(\"[^\"]*\"|'[^']*'|[^\\s\"',}\\]]"
              + "[^,}\\]]*)");

  private static final Pattern OPENING =
      Pattern.compile("(?i)^[\\s-]*[\"']?(?:\\w+\\.)*headers[\"']?\\s*[:=]\\s*\\{?\\s*(?:#.*)?$");

  private static final Pattern ITEM =
      Pattern.compile("^[\\s-]*[\"']?([A-Za-z][\\w-]*)[\"']?\\s*[:=]\\s*(?=\\S)");

  private static final Pattern FLAG = Pattern.compile("headers[=\\s]+[\"']?([^\"']+)");

  private static final Pattern JOINED =
      Pattern.compile("(?:^|\\^\\^)\\s*([A-Za-z][\\w-]*)\\s*:\\s*((?:(?!\\^\\^).)++)");

  private static final int LONGEST = 4000;

  /** A header may be written as an item with its name and its value. */
  private static final Set<String> PARTS = Set.of("name", "value");

  private HeaderSecrets() {}

  /** Tells whether the value of a header may be shown. */
  static boolean isShown(String name) {
    return SHOWN.matcher(name).matches();
  }

  /** Adds the values of headers that stand in one line behind their key. */
  static void add(String line, List<SecretText> found) {
    flag(line, found);
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

  /** In a flag of vmagent: {@code --remoteWrite.headers=A:b^^C:d}. */
  private static void flag(String line, List<SecretText> found) {
    Matcher flag = FLAG.matcher(line.length() > LONGEST ? "" : line);
    while (flag.find()) {
      Matcher header = JOINED.matcher(flag.group(1));
      while (header.find()) {
        if (!isShown(header.group(1)) && !isVariable(header.group(2))) {
          found.add(new SecretText(flag.start(1) + header.start(2), flag.start(1) + header.end(2)));
        }
      }
    }
  }

  /** Returns the value of a header that is written as one text, {@code Name: value}, hidden. */
  static String masked(String header) {
    Matcher item = ITEM.matcher(header);
    boolean hidden =
        item.find() && !isShown(item.group(1)) && !isVariable(header.substring(item.end()));
    return hidden ? header.substring(0, item.end()) + ReportMask.MASK : header;
  }

  /** Returns the offset of the value of a header below its key; negative if the line is none. */
  static int startOfValue(SourceFile file, int number) {
    String line = file.line(number);
    Matcher item = ITEM.matcher(line.length() > LONGEST ? "" : line);
    if (!item.find()
        || PARTS.contains(item.group(1))
        || isShown(item.group(1))
        || isVariable(line.substring(item.end()))) {
      return -1;
    }
    return isBelowHeaders(file, number) ? item.end() : -1;
  }

  static boolean isBelowHeaders(SourceFile file, int number) {
    int parent = LineAbove.parent(file, number);
    boolean item =
        parent > 0
            && LineAbove.keyColumn(file.line(parent)) == LineAbove.keyColumn(file.line(number));
    int key = item ? LineAbove.parent(file, parent) : parent;
    return key > 0 && OPENING.matcher(LineAbove.text(file, key)).matches();
  }

  private static boolean isVariable(String value) {
    String plain = value.strip().replaceAll("^[\"']|[\"']$", "");
    return plain.startsWith("$") || plain.startsWith("{{") || plain.startsWith("{");
  }
}
