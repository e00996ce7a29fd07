package io.mcmetrics.kubernetes;

import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.Placeholder;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A flag as the parser of Prometheus and Thanos reads it ({@code alecthomas/kingpin} 2.4).
 *
 * @param name without dashes
 * @param value its value, in the same word or the next; empty if there is none, or none is known
 * @param isJoined whether a value follows in the same word, after an equals sign
 * @param next the word behind it, if that is known and no flag
 * @param isLast whether it is known that no word follows that could be its value
 * @param origin the word
 */
public record KingpinFlag(
    String name,
    Optional<String> value,
    boolean isJoined,
    Optional<String> next,
    boolean isLast,
    Origin origin)
    implements Located {
  /**
   * A word with one dash: a letter for each flag, of which {@code -h} is the only one.
   *
   * @param name what was probably meant: the word without its dash and its value
   */
  public record ShortFlag(char letter, String name, Origin origin) implements Located {}

  /** Returns the words of a command line that begin with one dash, but for {@code -h}. */
  public static List<ShortFlag> shortFlags(CommandLine line) {
    List<ShortFlag> found = new ArrayList<>();
    for (Value<String> word : isScript(line) ? List.<Value<String>>of() : line.words()) {
      if (word.isKnown("--")) {
        return found;
      }
      String text = word.known().orElse("");
      if (text.length() > 1 && text.charAt(0) == '-' && "-h".indexOf(text.charAt(1)) < 0) {
        found.add(
            new ShortFlag(
                text.charAt(1), text.substring(1).replaceFirst("=.*", ""), word.origin()));
      }
    }
    return found;
  }

  /** Returns the flags of a command line; none of a script, which may run other commands too. */
  public static List<KingpinFlag> of(CommandLine line) {
    List<KingpinFlag> flags = new ArrayList<>();
    List<Value<String>> words = isScript(line) ? List.of() : line.words();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i).written();
      boolean isKnown = words.get(i) instanceof Known<String>;
      int equals = word.indexOf('=');
      if (!word.startsWith("--") || word.length() < 3 || (!isKnown && equals < 0)) {
        continue;
      }
      Optional<String> value = Optional.empty();
      if (equals >= 0 && isKnown) {
        value = Optional.of(word.substring(equals + 1));
      }
      boolean isEnd = i + 1 == words.size();
      Optional<String> next =
          isEnd ? Optional.empty() : words.get(i + 1).known().filter(w -> !w.startsWith("-"));
      boolean isLast = isEnd || words.get(i + 1).known().filter(w -> w.startsWith("-")).isPresent();
      if (equals < 0) {
        value = next;
      }
      String name = equals < 0 ? word.substring(2) : word.substring(2, equals);
      if (Placeholder.isIn(name)) {
        continue;
      }
      flags.add(new KingpinFlag(name, value, equals >= 0, next, isLast, words.get(i).origin()));
    }
    return flags;
  }

  /** The words of a script are all read out of the text at one place. */
  private static boolean isScript(CommandLine line) {
    Map<Origin, String> firsts = new HashMap<>();
    for (Value<String> word : line.words()) {
      String before = firsts.putIfAbsent(word.origin(), word.written());
      String there = word.origin().span().text();
      if (before != null && there.contains(before) && there.contains(word.written())) {
        return true;
      }
    }
    return false;
  }
}
