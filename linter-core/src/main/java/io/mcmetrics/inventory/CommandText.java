package io.mcmetrics.inventory;

import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.Placeholder;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Splits command lines that are written as one text, without the help of a shell, as Docker Compose
 * and systemd do. Two dollar signs are one; a single one begins a variable, whose value is unknown.
 */
final class CommandText {
  /** Quoted and unquoted parts side by side; a backslash before the end of a line is a blank. */
  private static final Pattern WORD =
      Pattern.compile("(?:\"(?:[^\"\\\\]|\\\\.)*+\"|'[^']*+'|\\\\[^\\s]|[^\\s\"'\\\\])++");

  private CommandText() {}

  /** Returns the words of a text. */
  static List<Value<String>> words(String text, YamlScalar.Places places) {
    List<Value<String>> words = new ArrayList<>();
    Matcher found = WORD.matcher(text);
    while (found.find()) {
      words.add(word(unquoted(found.group()), places.of(found.start(), found.end())));
    }
    return words;
  }

  /** Returns a command line; of one that runs a shell, nothing is known but that there is one. */
  static List<Value<String>> withoutShell(List<Value<String>> words) {
    boolean isShell =
        !words.isEmpty() && words.get(0).written().matches("(.*/)?(sh|bash|ash|dash|env)");
    return isShell ? List.of(new Value.Unknown<>("", words.get(0).origin())) : words;
  }

  /** Returns a word that was split off already. */
  static Value<String> word(String text, Origin origin) {
    String once = text.replace("$$", "");
    return once.contains("$") || Placeholder.isTemplate(once)
        ? new Value.Unknown<>(text, origin)
        : new Value.Known<>(text.replace("$$", "$"), origin);
  }

  /** Quotes of one kind keep those of the other; within single quotes, a backslash is itself. */
  private static String unquoted(String word) {
    StringBuilder text = new StringBuilder();
    char open = 0;
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (c == '\\' && open != '\'' && i + 1 < word.length()) {
        i++;
        text.append(word.charAt(i));
      } else if (open == 0 && (c == '"' || c == '\'')) {
        open = c;
      } else if (c == open) {
        open = 0;
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }
}
