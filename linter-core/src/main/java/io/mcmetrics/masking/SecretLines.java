package io.mcmetrics.masking;

import io.mcmetrics.source.SourceFile;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds lines that are secret because of the lines around them: block texts, lists, variables. */
final class SecretLines {
  private static final Pattern OPENING =
      Pattern.compile(
          "^[\\s-]*[\"']?(?<key>[\\w./-]+)[\"']?\\s*:\\s*(?:[&!]\\S+\\s+)*(?<block>[|>][-+0-9]*)?\\s*(?:#.*)?$");

  /** Grafana's charts put what stands below the first two into a Secret. */
  private static final Pattern HOLDER =
      Pattern.compile(
          "^[\\s-]*[\"']?(?:secureJsonData|envRenderSecret|binaryData)[\"']?\\s*:\\s*$");

  private static final Pattern DATA = Pattern.compile("^[\\s-]*(?:data|stringData)\\s*:\\s*$");
  private static final Pattern DATA_IN_LINE =
      Pattern.compile("^[\\s-]*(?:data|stringData)\\s*:\\s*(?=\\{)");
  private static final Pattern SECRET =
      Pattern.compile("^[\\s-]*kind\\s*:\\s*[\"']?Secret[\"']?\\s*(?:#.*)?$");
  private static final Pattern MAPPED =
      Pattern.compile("^[\\s-]*[\"']?[\\w./-]+[\"']?\\s*:(?:\\s.*)?$");

  private static final Pattern NAME =
      Pattern.compile("^[\\s-]*[\"']?name[\"']?\\s*:\\s*[\"']?(?<name>[\\w.-]+)[\"']?\\s*$");
  private static final Pattern VALUE =
      Pattern.compile("^[\\s-]*[\"']?value[\"']?\\s*:\\s*(?=[^\\s$])");

  private static final Pattern FLAG =
      Pattern.compile("^\\s*-\\s+[\"']?(?<key>--?[A-Za-z][\\w.-]*)[\"']?\\s*$");
  private static final Pattern ARGUMENT = Pattern.compile("^\\s*-\\s+(?=[^\\s$-])");
  private static final Pattern QUOTED_FLAG = Pattern.compile("^\\s*-\\s+[\"']-");

  /** External Secrets call the key under which they write a value `secretKey`. */
  private static final Pattern SECRET_KEY = Pattern.compile("^[\\s-]*secretKey\\s*:");

  private static final Pattern REMOTE = Pattern.compile("^[\\s-]*(?:remoteRef|sourceRef)\\s*:");

  private static final Pattern ADDRESS =
      Pattern.compile("^[\\s-]*[\"']?\\w*?ur[li][\"']?\\s*:\\s*(?=\\S)", Pattern.CASE_INSENSITIVE);

  /** Who may write to a chat knows its address and nothing else. */
  private static final Pattern RECEIVER =
      Pattern.compile(
          "^[\\s-]*(?:webhook|slack|discord|msteams|msteamsv2|mattermost|rocketchat|incidentio)"
              + "_?configs?\\s*:",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern KEY_BEGINS = Pattern.compile("-----BEGIN (?:\\w+ )*PRIVATE KEY");
  private static final Pattern KEY_ENDS = Pattern.compile("-----END ");
  private static final int LONGEST_PRIVATE_KEY = 120;

  private SecretLines() {}

  /** Returns the offset from which on a line is secret; negative if it is not. */
  static int startOfHidden(SourceFile file, int number) {
    String line = file.line(number);
    if (line.isBlank()) {
      return -1;
    }
    Matcher data = DATA_IN_LINE.matcher(LineAbove.text(file, number));
    if (data.find() && (isBesideKind(file, number, -1) || isBesideKind(file, number, 1))) {
      return data.end();
    }
    int value = startOfNamed(file, number);
    int argument = value >= 0 ? value : startOfArgument(file, number);
    int header = argument >= 0 ? argument : HeaderSecrets.startOfValue(file, number);
    int address = header >= 0 ? header : startOfReceiver(file, number);
    if (address >= 0) {
      return address;
    }
    boolean hidden = isBelowSecret(file, number) || isInPrivateKey(file, number);
    return hidden ? LineAbove.indent(line) : -1;
  }

  /** Tells whether a line gives the name of a key, and not the key. */
  static boolean isReference(SourceFile file, int number) {
    return SECRET_KEY.matcher(LineAbove.text(file, number)).find()
        && LineAbove.sibling(file, number, REMOTE).isPresent();
  }

  private static int startOfNamed(SourceFile file, int number) {
    Matcher value = VALUE.matcher(LineAbove.text(file, number));
    if (!value.find()) {
      return -1;
    }
    Optional<Matcher> name =
        LineAbove.sibling(file, number, NAME).map(NAME::matcher).filter(Matcher::find);
    boolean secret = name.map(n -> SecretKeys.isSecret(n.group("name"))).orElse(false);
    boolean header =
        name.isPresent()
            && !HeaderSecrets.isShown(name.get().group("name"))
            && HeaderSecrets.isBelowHeaders(file, number);
    return secret || header ? value.end() : -1;
  }

  private static int startOfArgument(SourceFile file, int number) {
    String line = LineAbove.text(file, number);
    Matcher argument = ARGUMENT.matcher(line);
    if (number == 1 || !argument.find() || QUOTED_FLAG.matcher(line).find()) {
      return -1;
    }
    String before = LineAbove.text(file, number - 1);
    Matcher flag = FLAG.matcher(before);
    return flag.find()
            && LineAbove.indent(before) == LineAbove.indent(line)
            && SecretKeys.isSecret(flag.group("key"))
        ? argument.end()
        : -1;
  }

  private static int startOfReceiver(SourceFile file, int number) {
    Matcher address = ADDRESS.matcher(LineAbove.text(file, number));
    if (!address.find()) {
      return -1;
    }
    int parent = LineAbove.parent(file, number);
    // The mapping of the line, of its item, or of the item's configuration of HTTP.
    for (int level = 0; level < 3 && parent > 0; level++) {
      if (RECEIVER.matcher(LineAbove.text(file, parent)).find()) {
        return address.end();
      }
      parent = LineAbove.parent(file, parent);
    }
    return -1;
  }

  private static boolean isInPrivateKey(SourceFile file, int number) {
    for (int above = number - 1; above >= Math.max(1, number - LONGEST_PRIVATE_KEY); above--) {
      String line = LineAbove.text(file, above);
      if (line.indexOf("-----") >= 0) {
        return KEY_BEGINS.matcher(line).find() && !KEY_ENDS.matcher(line).find();
      }
    }
    return false;
  }

  private static boolean isBelowSecret(SourceFile file, int number) {
    String line = file.line(number);
    boolean scalar = line.length() > LineAbove.LONGEST || !MAPPED.matcher(line).matches();
    boolean parent = true;
    for (int above = LineAbove.parent(file, number);
        above > 0;
        above = LineAbove.parent(file, above)) {
      String key = LineAbove.text(file, above);
      Matcher opening = OPENING.matcher(key);
      if (opening.find()
          && (opening.group("block") != null || (parent && scalar))
          && SecretKeys.isSecret(opening.group("key"))) {
        return true;
      }
      if (HOLDER.matcher(key).matches() || isDataOfSecret(file, above)) {
        return true;
      }
      parent = false;
    }
    return false;
  }

  /** A Secret that stands in Git in clear says no less than one that is encoded. */
  private static boolean isDataOfSecret(SourceFile file, int number) {
    return DATA.matcher(LineAbove.text(file, number)).matches()
        && (isBesideKind(file, number, -1) || isBesideKind(file, number, 1));
  }

  private static boolean isBesideKind(SourceFile file, int number, int step) {
    int indent = LineAbove.indent(file.line(number));
    for (int beside = number + step; beside >= 1 && beside <= file.lineCount(); beside += step) {
      String line = file.line(beside);
      if (line.startsWith("---") || (!line.isBlank() && LineAbove.depth(line) < indent)) {
        return false;
      }
      if (SECRET.matcher(LineAbove.text(file, beside)).matches()
          && (LineAbove.indent(line) == indent || LineAbove.keyColumn(line) == indent)) {
        return true;
      }
    }
    return false;
  }
}
