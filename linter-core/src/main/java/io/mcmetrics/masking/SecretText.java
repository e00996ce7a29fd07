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
  /** The words in a key that make its value a secret. */
  static final String WORDS =
      "passw(?:or)?d|passphrase|basic[-_]?auth|secret|token|credential|bearer|api[-_]?key|access[-_]?key"
          + "|private[-_]?key|authorization|routing[-_]?key|service[-_]?key|slack[-_]?api[-_]?url";

  private static final Pattern WORD = Pattern.compile(WORDS, Pattern.CASE_INSENSITIVE);

  /** Endings of keys whose values only refer to a secret, and are shown. */
  private static final Pattern REFERENCE =
      Pattern.compile("(?:name|namespace|ref|file|path|url|uri|type)s?$", Pattern.CASE_INSENSITIVE);

  private static final String PRIVATE_KEY = "-----BEGIN";

  private static final Pattern SCHEME_AND_TOKEN =
      Pattern.compile("(?i)\\b(?:bearer|basic)\\s+([A-Za-z0-9._~+/=-]{8,})");

  private static final Pattern NGINX_HEADER =
      Pattern.compile("proxy_set_header\\s+(\\S+)\\s+([^;]+);?");

  private static final Set<String> SHOWN_HEADERS =
      Set.of("host", "connection", "upgrade", "thanos-tenant", "x-scope-orgid", "content-length");

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
    atMarks(line, found);
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

  /** Returns the secret itself. */
  String unquoted(String line) {
    String text = line.substring(start, end).strip();
    boolean quoted = text.length() >= 2 && isQuote(text.charAt(0));
    return quoted && text.endsWith(text.substring(0, 1))
        ? text.substring(1, text.length() - 1)
        : text;
  }

  private static void atKeys(String line, boolean prose, List<SecretText> found) {
    Matcher word = WORD.matcher(line);
    int from = 0;
    while (word.find(from)) {
      int keyEnd = endOfKey(line, word.end());
      int value =
          REFERENCE.matcher(line.substring(word.end(), keyEnd)).find()
              ? -1
              : startOfValue(line, keyEnd, prose);
      from = keyEnd;
      if (value >= 0) {
        int end = endOfValue(line, value, line.charAt(keyEnd));
        if (isSecret(line.substring(value, end))) {
          found.add(new SecretText(value, end));
          from = end;
        }
      }
    }
  }

  /** Adds long base64 texts, which are probably the data of a Secret, whatever their key. */
  private static void encoded(String line, List<SecretText> found) {
    int start = 0;
    for (int i = 0; i <= line.length(); i++) {
      if (i == line.length() || !isBase64(line.charAt(i))) {
        if (i - start >= SHORTEST_ENCODED && looksEncoded(line.substring(start, i))) {
          found.add(new SecretText(start, i));
        }
        start = i + 1;
      }
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

  /** Adds private keys, tokens after their scheme, and headers that nginx sets. */
  private static void atMarks(String line, List<SecretText> found) {
    int key = line.indexOf(PRIVATE_KEY);
    if (key >= 0) {
      found.add(new SecretText(key, endAtAny("\"'", line, key)));
    }
    Matcher token = SCHEME_AND_TOKEN.matcher(line);
    while (token.find()) {
      if (token.group(1).chars().anyMatch(c -> Character.isDigit(c) || c == '=')) {
        found.add(new SecretText(token.start(1), token.end(1)));
      }
    }
    Matcher header = NGINX_HEADER.matcher(line);
    while (header.find()) {
      boolean isShown =
          SHOWN_HEADERS.contains(header.group(1).toLowerCase(Locale.ROOT))
              || header.group(2).contains("$");
      if (!isShown) {
        found.add(new SecretText(header.start(2), header.end(2)));
      }
    }
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
    String plain = value.strip();
    return !plain.startsWith("{")
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
