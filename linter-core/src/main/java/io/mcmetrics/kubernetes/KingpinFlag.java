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
 * @param origin the word
 */
public record KingpinFlag(String name, Optional<String> value, boolean isJoined, Origin origin)
    implements Located {

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
      } else if (equals < 0 && i + 1 < words.size()) {
        value = words.get(i + 1).known().filter(next -> !next.startsWith("-"));
      }
      String name = equals < 0 ? word.substring(2) : word.substring(2, equals);
      if (Placeholder.isIn(name)) {
        continue;
      }
      flags.add(new KingpinFlag(name, value, equals >= 0, words.get(i).origin()));
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
