package io.mcmetrics.masking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of one line that is a secret because of the text before it.
 *
 * <p>It is found by a scanner and not by one regular expression, which would backtrack over the
 * megabytes of a minified dashboard in one line.
 *
 * @param start offset into the line
 * @param end offset just past it
 */
public record SecretText(int start, int end) {
  private static final int LONGEST_KEY = 200;

  /** The tool's own comments are shown. */
  private static final String OWN_COMMENT = " # mcmetrics:";

  /** Longer lines are dashboards, not lists of arguments. */
  private static final int LONGEST_LIST = 4000;

  private static final Pattern FLAG_AND_VALUE =
      Pattern.compile(
          "[\"']?(--?[A-Za-z][\\w.-]*)[\"']?\\s*,\\s*[\"']?([^\"',\\]\\s-][^\"',\\]]*)");

  private static final String ITEM_NAME = "[\"']?name[\"']?\\s*:\\s*[\"']?(?<name>[\\w.-]+)[\"']?";
  private static final String ITEM_VALUE =
      "[\"']?value[\"']?\\s*:\\s*(?<value>\"[^\"]*\"|'[^']*'|[^\\s,}{\"'][^,}]*)";

  private static final List<Pattern> NAMED =
      List.of(
          Pattern.compile(ITEM_NAME + "\\s*,\\s*" + ITEM_VALUE),
          Pattern.compile(ITEM_VALUE + "\\s*,\\s*" + ITEM_NAME));

  /** Shorter runs of letters and digits are names and hashes of commits. */
  private static final int SHORTEST_ENCODED = 48;

  private static final Set<String> HARMLESS = Set.of("", "true", "false", "null", "~");
  private static final Pattern PLACEHOLDER =
      Pattern.compile("[|>][-+0-9]*|\\$\\{\\w+}|\\$\\(\\w+\\)|\\$\\w+|\\{\\{[^}]*}}|\\*[\\w.-]+");

  /** Returns the secrets of a line, in order, none overlapping another. */
  static List<SecretText> in(String line, boolean prose) {
    List<SecretText> found = new ArrayList<>();
    atKeys(line, prose, found);
    UrlSecrets.add(line, found);
    SecretShapes.add(line, found);
    flags(line, found);
    named(line, found);
    HeaderSecrets.add(line, found);
    encoded(line, found);
    found.sort(Comparator.comparingInt(SecretText::start));
    List<SecretText> apart = new ArrayList<>();
    int end = 0;
    for (SecretText secret : found) {
      if (secret.start() >= end) {
        apart.add(secret);
        end = secret.end();
      }
    }
    return apart;
  }

  /** Returns a line with a mask in place of each of its secrets. */
  static String hidden(String line, List<SecretText> secrets) {
    StringBuilder out = new StringBuilder();
    int shown = 0;
    for (SecretText secret : secrets) {
      out.append(line, shown, secret.start()).append(ReportMask.MASK);
      shown = secret.end();
    }
    return out.append(line.substring(shown)).toString();
  }

  /** Returns the secret itself. */
  String unquoted(String line) {
    return withoutQuotes(line.substring(start, end).strip());
  }

  private static String withoutQuotes(String text) {
    boolean quoted = text.length() >= 2 && isQuote(text.charAt(0));
    return quoted && text.endsWith(text.substring(0, 1))
        ? text.substring(1, text.length() - 1)
        : text;
  }

  private static void atKeys(String line, boolean prose, List<SecretText> found) {
    if (!SecretKeys.mayBeIn(line)) {
      return;
    }
    Matcher word = SecretKeys.WORD.matcher(line);
    int from = 0;
    while (word.find(from)) {
      int keyEnd = endOfKey(line, word.end());
      int keyStart = startOfKey(line, word.start(), from);
      String key = line.substring(Math.max(keyStart, keyEnd - LONGEST_KEY), keyEnd);
      boolean secretKey = SecretKeys.isSecret(key) && !isLabelMatcher(line, keyStart, keyEnd);
      int value = secretKey ? startOfValue(line, keyEnd, prose) : -1;
      from = keyEnd;
      if (value >= 0) {
        int end = endOfValue(line, value, line.charAt(keyEnd));
        if (isSecret(line.substring(value, end))) {
          found.add(new SecretText(value, end));
          from = end;
        }
        if (!prose && !line.startsWith("*", value)) {
          comment(line, end, found);
        }
      }
    }
  }

  /** Where a password stands, the comment may hold the one that was there before. */
  private static void comment(String line, int end, List<SecretText> found) {
    if (line.startsWith(" #", end) && !line.startsWith(OWN_COMMENT, end)) {
      found.add(new SecretText(afterSpaces(line, end + 2), line.length()));
    }
  }

  /** In {@code kube_secret_info{secret="tls"}} the value is a name. */
  private static boolean isLabelMatcher(String line, int keyStart, int keyEnd) {
    if (keyEnd == line.length() || "=!".indexOf(line.charAt(keyEnd)) < 0) {
      return false;
    }
    int brace = keyStart - 1;
    int limit = Math.max(0, keyStart - LONGEST_KEY);
    while (brace > limit && "{}".indexOf(line.charAt(brace)) < 0) {
      brace--;
    }
    return brace > limit
        && line.charAt(brace) == '{'
        && (Character.isLetterOrDigit(line.charAt(brace - 1)) || line.charAt(brace - 1) == '_');
  }

  /** Adds the values of flags that are an item of their own in a list in one line. */
  private static void flags(String line, List<SecretText> found) {
    Matcher flag = FLAG_AND_VALUE.matcher(line);
    int from = 0;
    while (line.length() <= LONGEST_LIST && flag.find(from)) {
      if (SecretKeys.isSecret(flag.group(1))) {
        found.add(new SecretText(flag.start(2), flag.end(2)));
      }
      from = flag.end(1);
    }
  }

  /** Adds the values of named items in one line: variables of a container, parameters of Helm. */
  private static void named(String line, List<SecretText> found) {
    for (Pattern form : line.length() <= LONGEST_LIST ? NAMED : List.<Pattern>of()) {
      Matcher item = form.matcher(line);
      while (item.find()) {
        if (SecretKeys.isSecret(item.group("name"))) {
          found.add(new SecretText(item.start("value"), item.end("value")));
        }
      }
    }
  }

  /** Adds long base64 texts, which are probably the data of a Secret, whatever their key. */
  private static void encoded(String line, List<SecretText> found) {
    int start = 0;
    for (int i = 0; i <= line.length(); i++) {
      if (i == line.length() || !isBase64(line.charAt(i))) {
        if (i - start >= SHORTEST_ENCODED && !UrlSecrets.isInUrl(line, start)) {
          encoded(line, start, i, found);
        } else if (i - start >= SHORTEST_ENCODED) {
          // The slashes are those of a path, of which each part stands for itself.
          int part = start;
          for (int at = start; at <= i; at++) {
            if (at == i || line.charAt(at) == '/') {
              encoded(line, part, at, found);
              part = at + 1;
            }
          }
        }
        start = i + 1;
      }
    }
  }

  private static void encoded(String line, int start, int end, List<SecretText> found) {
    if (end - start >= SHORTEST_ENCODED && looksEncoded(line.substring(start, end))) {
      found.add(new SecretText(start, end));
    }
  }

  private static boolean isBase64(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '+'
        || c == '/'
        || c == '=';
  }

  private static boolean looksEncoded(String run) {
    return run.chars().anyMatch(Character::isUpperCase)
        && run.chars().anyMatch(Character::isLowerCase)
        && run.chars().anyMatch(Character::isDigit);
  }

  private static int startOfKey(String line, int from, int limit) {
    int at = from;
    while (at > limit && isOfKey(line.charAt(at - 1))) {
      at--;
    }
    return at;
  }

  private static int endOfKey(String line, int from) {
    int at = from;
    while (at < line.length() && isOfKey(line.charAt(at))) {
      at++;
    }
    return at;
  }

  /** Returns where the value of a key starts; negative if what ends there is no key. */
  private static int startOfValue(String line, int keyEnd, boolean prose) {
    int at = keyEnd;
    while (at < line.length() && (line.charAt(at) == '\\' || isQuote(line.charAt(at)))) {
      at++;
    }
    boolean quoted = at > keyEnd;
    at = afterSpaces(line, at);
    if (at == line.length()) {
      return -1;
    }
    char separator = line.charAt(at);
    int value = at + 1;
    boolean apart = quoted || value == line.length() || " \t\"'\\".indexOf(line.charAt(value)) >= 0;
    boolean mapped = separator == ':' && apart && !prose;
    return mapped || separator == '=' ? afterSpaces(line, value) : -1;
  }

  private static int endOfValue(String line, int start, char afterKey) {
    if (start < line.length() && isQuote(line.charAt(start))) {
      return afterQuoted(line, start);
    }
    if (line.startsWith("\\\"", start)) {
      int close = line.indexOf("\\\"", start + 2);
      return close < 0 ? line.length() : close + 2;
    }
    if (afterKey == '=') {
      return endAtAny("&\"'`,;} \t", line, start);
    }
    boolean json = afterKey == '"' || afterKey == '\\';
    if (json && start < line.length() && "tfn-0123456789[".indexOf(line.charAt(start)) >= 0) {
      return endAtAny(",}]", line, start);
    }
    // In a flow mapping this masks too much, which is better than masking half of a password.
    int comment = line.indexOf(" #", start);
    String plain = comment < 0 ? line : line.substring(0, comment);
    return Math.max(start, plain.stripTrailing().length());
  }

  private static int endAtAny(String ends, String line, int start) {
    int end = start;
    while (end < line.length() && ends.indexOf(line.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  private static int afterQuoted(String line, int start) {
    char quote = line.charAt(start);
    for (int at = start + 1; at < line.length(); at++) {
      if (line.charAt(at) == '\\' && quote == '"') {
        at++;
      } else if (line.charAt(at) == quote) {
        return at + 1;
      }
    }
    return line.length();
  }

  private static boolean isSecret(String value) {
    String plain = withoutQuotes(value.strip());
    return !value.strip().startsWith("{")
        && !HARMLESS.contains(plain.toLowerCase(Locale.ROOT))
        && !PLACEHOLDER.matcher(plain).matches();
  }

  private static int afterSpaces(String line, int from) {
    int at = from;
    while (at < line.length() && (line.charAt(at) == ' ' || line.charAt(at) == '\t')) {
      at++;
    }
    return at;
  }

  private static boolean isOfKey(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.';
  }

  private static boolean isQuote(char c) {
    return c == '"' || c == '\'';
  }
}
