package io.mcmetrics.kubernetes;

import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import io.mcmetrics.yaml.Value.Unknown;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The words of the command line of a container, or of the shell script that it runs.
 *
 * @param words in order; one with a placeholder is unknown
 * @param origin the {@code args}, where another word would be added
 */
public record CommandLine(List<Value<String>> words, Origin origin) {
  /** Keeps its own list. */
  public CommandLine {
    words = List.copyOf(words);
  }

  /** Tells whether all flags are known: then one that is not found is not given. */
  public boolean isWhole() {
    return words.stream().allMatch(CommandLine::isNamed);
  }

  /** Of {@code --flag=value} with a placeholder in the value, the flag is known. */
  private static boolean isNamed(Value<String> word) {
    return word instanceof Known<String>
        || (word.written().startsWith("-") && word.written().indexOf('=') > 0);
  }

  /** Tells whether there are no words; the image then starts its own entrypoint. */
  public boolean isEmpty() {
    return words.isEmpty();
  }

  /** Returns the words before the first flag, such as the subcommand. */
  List<String> leadingWords() {
    List<String> leading = new ArrayList<>();
    for (Value<String> word : words) {
      if (!(word instanceof Known<String> known) || known.value().startsWith("-")) {
        return leading;
      }
      leading.add(known.value());
    }
    return leading;
  }

  /** Returns the word of a flag with its value; unknown if the value is. */
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

  /**
   * Returns the last value of a flag; absent if it is not given, unknown if it may be given by a
   * word that is not known.
   */
  public Value<String> last(String flag) {
    List<Value<String>> values = all(flag);
    if (!values.isEmpty()) {
      return values.get(values.size() - 1);
    }
    return isWhole() ? new Value.Absent<>(origin) : new Unknown<>("", origin);
  }

  /** Returns the origin of the first word that gives a flag. */
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
