package io.mcmetrics.masking;

import io.mcmetrics.source.SourceFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds lines that are secret because of the lines above them: block texts, lists, variables. */
final class SecretLines {
  /** Lines that open a block are shorter; matching longer ones takes time. */
  private static final int LONGEST = 500;

  private static final Pattern OPENING =
      Pattern.compile(
          "^[\\s-]*[\"']?[\\w./-]*?(?:"
              + SecretText.WORDS
              + ")[\\w./-]*[\"']?\\s*:\\s*(?:[&!]\\S+\\s+)*(?<block>[|>][-+0-9]*)?\\s*(?:#.*)?$",
          Pattern.CASE_INSENSITIVE);

  /** Grafana's charts put what stands below these keys into a Secret. */
  private static final Pattern HOLDER =
      Pattern.compile("^[\\s-]*[\"']?(?:secureJsonData|envRenderSecret)[\"']?\\s*:\\s*$");

  private static final Pattern DATA = Pattern.compile("^[\\s-]*(?:data|stringData)\\s*:\\s*$");
  private static final Pattern SECRET =
      Pattern.compile("^[\\s-]*kind\\s*:\\s*[\"']?Secret[\"']?\\s*(?:#.*)?$");
  private static final Pattern MAPPED =
      Pattern.compile("^[\\s-]*[\"']?[\\w./-]+[\"']?\\s*:(?:\\s.*)?$");
  private static final Pattern NAMED =
      Pattern.compile(
          "^[\\s-]*name:\\s*[\"']?[\\w.-]*?(?:" + SecretText.WORDS + ")[\\w.-]*[\"']?\\s*$",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern VALUE = Pattern.compile("^[\\s-]*value:\\s*(?=\\S)");

  private SecretLines() {}

  /** Returns the offset from which on a line is secret; negative if it is not. */
  static int startOfHidden(SourceFile file, int number) {
    String line = file.line(number);
    Matcher value = VALUE.matcher(line);
    if (value.find() && isShort(file, number - 1) && NAMED.matcher(file.line(number - 1)).find()) {
      return value.end();
    }
    int header = HeaderSecrets.startOfValue(file, number);
    if (header >= 0) {
      return header;
    }
    return !line.isBlank() && isBelowSecret(file, number) ? indentOf(line) : -1;
  }

  private static boolean isBelowSecret(SourceFile file, int number) {
    String line = file.line(number);
    boolean scalar = line.length() > LONGEST || !MAPPED.matcher(line).matches();
    int indent = depthOf(line);
    boolean parent = true;
    for (int above = number - 1; above >= 1 && indent > 0; above--) {
      String candidate = file.line(above);
      if (candidate.isBlank() || indentOf(candidate) >= indent) {
        continue;
      }
      String key = candidate.length() > LONGEST ? "" : candidate;
      Matcher opening = OPENING.matcher(key);
      if (opening.find() && (opening.group("block") != null || (parent && scalar))) {
        return true;
      }
      if (HOLDER.matcher(key).matches() || isDataOfSecret(file, above)) {
        return true;
      }
      indent = indentOf(candidate);
      parent = false;
    }
    return false;
  }

  /** A Secret that stands in Git in clear says no less than one that is encoded. */
  private static boolean isDataOfSecret(SourceFile file, int number) {
    return isShort(file, number)
        && DATA.matcher(file.line(number)).matches()
        && (isBesideKind(file, number, -1) || isBesideKind(file, number, 1));
  }

  private static boolean isBesideKind(SourceFile file, int number, int step) {
    int indent = indentOf(file.line(number));
    for (int beside = number + step; beside >= 1 && beside <= file.lineCount(); beside += step) {
      String line = file.line(beside);
      int depth = depthOf(line);
      if (line.startsWith("---") || (!line.isBlank() && depth < indent)) {
        return false;
      }
      if (line.length() <= LONGEST
          && SECRET.matcher(line).matches()
          && (indentOf(line) == indent || keyIndentOf(line) == indent)) {
        return true;
      }
    }
    return false;
  }

  /** The first key of a list item stands after its dash. */
  private static int keyIndentOf(String line) {
    int indent = indentOf(line);
    while (indent < line.length() && (line.charAt(indent) == '-' || line.charAt(indent) == ' ')) {
      indent++;
    }
    return indent;
  }

  private static boolean isShort(SourceFile file, int number) {
    return file.line(number).length() <= LONGEST;
  }

  /** A list may stand at the same indent as its key. */
  private static int depthOf(String line) {
    int indent = indentOf(line);
    return line.startsWith("- ", indent) ? indent + 1 : indent;
  }

  private static int indentOf(String line) {
    int indent = 0;
    while (indent < line.length() && line.charAt(indent) == ' ') {
      indent++;
    }
    return indent;
  }
}
