package io.mcmetrics.route;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A directive of an nginx configuration: words that end in a semicolon, or in a block of further
 * directives. Other text gives directives of unknown names.
 *
 * @param words the name and what follows it, without quotes
 * @param start the offset of the name
 * @param block the directives inside; none for a simple one
 */
record NginxConfig(List<String> words, int start, List<NginxConfig> block) {
  /** A limit of nesting that no configuration of nginx reaches. */
  private static final int MAX_DEPTH = 20;

  /** A comment, a quoted word, a bare word with its {@code ${variables}}, or punctuation. */
  private static final Pattern TOKEN =
      Pattern.compile(
          "#[^\\n]*|'(?:[^'\\\\]|\\\\.)*+'|\"(?:[^\"\\\\]|\\\\.)*+\"|(?:\\$\\{[^}\\n]*}|[^\\s;{}'\"#])++|[;{}'\"]");

  /** Returns the top-level directives of a configuration. */
  static List<NginxConfig> parse(String text) {
    return statements(TOKEN.matcher(text), 0);
  }

  private static List<NginxConfig> statements(Matcher tokens, int depth) {
    List<NginxConfig> statements = new ArrayList<>();
    List<String> words = new ArrayList<>();
    int start = 0;
    while (tokens.find()) {
      String token = tokens.group();
      if (token.startsWith("#")) {
        continue;
      }
      if (token.equals("}")) {
        return statements;
      }
      if (token.equals(";") || token.equals("{")) {
        boolean opens = token.equals("{") && depth < MAX_DEPTH;
        List<NginxConfig> block = opens ? statements(tokens, depth + 1) : List.of();
        statements.add(new NginxConfig(List.copyOf(words), start, block));
        words.clear();
      } else {
        start = words.isEmpty() ? tokens.start() : start;
        words.add(unquoted(token));
      }
    }
    return statements;
  }

  private static String unquoted(String token) {
    boolean quoted = token.length() > 1 && (token.charAt(0) == '"' || token.charAt(0) == '\'');
    return quoted ? token.substring(1, token.length() - 1) : token;
  }

  String name() {
    return words.isEmpty() ? "" : words.get(0);
  }

  /** Returns the last word: the path of {@code location ~ /path}, the URL of {@code proxy_pass}. */
  String argument() {
    return words.size() < 2 ? "" : words.get(words.size() - 1);
  }

  /** Tells whether a directive of some name is directly inside this block. */
  boolean has(String name) {
    return block.stream().anyMatch(statement -> statement.name().equals(name));
  }

  /** Returns the argument of a directive directly inside this block. */
  Optional<String> setting(String name) {
    return block.stream().filter(s -> s.name().equals(name)).map(NginxConfig::argument).findFirst();
  }
}
