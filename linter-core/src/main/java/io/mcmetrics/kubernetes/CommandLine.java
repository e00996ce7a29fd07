package io.mcmetrics.kubernetes;

import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import io.mcmetrics.yaml.Value.Unknown;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The words that a container is started with, those of a shell script among them.
 *
 * @param words in order; one that something outside fills in is unknown
 * @param origin where another word would be added
 */
public record CommandLine(List<Value<String>> words, Origin origin) {
  /** Keeps its own list. */
  public CommandLine {
    words = List.copyOf(words);
  }

  /** Tells whether each flag is known; if not, one that is not found may still be given. */
  public boolean isWhole() {
    return words.stream().allMatch(CommandLine::isNamed);
  }

  /** A flag whose value alone is not known is that flag all the same. */
  private static boolean isNamed(Value<String> word) {
    return word instanceof Known<String>
        || (word.written().startsWith("-") && word.written().indexOf('=') > 0);
  }

  /** Tells whether there is anything at all; an image may start with words of its own. */
  public boolean isEmpty() {
    return words.isEmpty();
  }

  /** Returns the words that are no flags, before any that a flag might take. */
  public List<String> leadingWords() {
    List<String> leading = new ArrayList<>();
    for (Value<String> word : words) {
      if (!(word instanceof Known<String> known) || known.value().startsWith("-")) {
        return leading;
      }
      leading.add(known.value());
    }
    return leading;
  }

  /** Returns the word for a flag and its value; an unknown one for a value that is not known. */
  public static Value<String> flag(String before, Value<String> value) {
    return value instanceof Known<String> known
        ? new Known<>(before + known.value(), value.origin())
        : new Unknown<>(before, value.origin());
  }

  /** Tells whether a flag is given, with or without a value. */
  public boolean has(String flag) {
    return words.stream()
        .map(Value::written)
        .filter(word -> word.startsWith("-"))
        .map(CommandLine::bare)
        .anyMatch(word -> word.equals(flag) || word.startsWith(flag + "="));
  }

  /**
   * Returns the values of a flag, in the order in which they are given.
   *
   * @param flag its name without dashes
   */
  public List<Value<String>> all(String flag) {
    List<Value<String>> values = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i).written();
      String name = bare(word);
      if (!word.startsWith("-") || !name.startsWith(flag)) {
        continue;
      }
      if (name.startsWith(flag + "=")) {
        values.add(after(name, flag, words.get(i)));
      } else if (name.equals(flag) && i + 1 < words.size() && isValue(words.get(i + 1))) {
        values.add(words.get(i + 1));
      }
    }
    return values;
  }

  /** Returns the value of a flag that counts once: the last. Unknown if it may be among words. */
  public Value<String> last(String flag) {
    List<Value<String>> values = all(flag);
    if (!values.isEmpty()) {
      return values.get(values.size() - 1);
    }
    return isWhole() ? new Value.Absent<>(origin) : new Unknown<>("", origin);
  }

  /** Returns the place of a flag itself, if it is given. */
  public Optional<Origin> placeOf(String flag) {
    return words.stream()
        .filter(word -> word.written().startsWith("-"))
        .filter(
            word ->
                bare(word.written()).equals(flag) || bare(word.written()).startsWith(flag + "="))
        .map(Value::origin)
        .findFirst();
  }

  private static Value<String> after(String name, String flag, Value<String> word) {
    String value = name.substring(flag.length() + 1);
    return word instanceof Known<String>
        ? new Known<>(value, word.origin())
        : new Unknown<>(value, word.origin());
  }

  private static boolean isValue(Value<String> word) {
    return !word.written().startsWith("-");
  }

  private static String bare(String word) {
    return word.replaceFirst("^--?", "");
  }
}
