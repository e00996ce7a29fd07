package io.mcmetrics.kubernetes;

import io.mcmetrics.yaml.NamedValue;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlScalar.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what a container is started with. Variables in {@code $(NAME)} are filled in as the kubelet
 * does it (Kubernetes, "Define a Command and Arguments for a Container"), where their values are
 * written down. Of a script that a shell runs, the words are taken as they stand: what they come to
 * if the script makes choices is not known, but flags are written there as flags.
 */
final class CommandLineReader {
  private static final Set<String> SHELLS = Set.of("sh", "bash", "ash", "dash");
  private static final Pattern VARIABLE = Pattern.compile("\\$\\(([A-Za-z_][A-Za-z0-9_.-]*)\\)");

  /**
   * A word of a script: parts in quotes and parts without, side by side. It never goes back, which
   * on a long word would cost a frame of the stack for each letter.
   */
  private static final Pattern SCRIPT_WORD =
      Pattern.compile("(?:\"(?:[^\"\\\\]|\\\\.)*+\"|'[^']*+'|\\\\.|[^\\s\"'\\\\;|&])++");

  private final List<NamedValue> environment;

  private CommandLineReader(List<NamedValue> environment) {
    this.environment = environment;
  }

  static CommandLine read(YamlMapping container, List<NamedValue> environment) {
    CommandLineReader reader = new CommandLineReader(environment);
    List<Value<String>> words = new ArrayList<>();
    for (String key : List.of("command", "args")) {
      Optional<Yaml> list = container.get(key).filter(value -> !value.isNull());
      if (list.isPresent() && list.get() instanceof YamlScalar) {
        words.add(Value.unknown(list.get()));
      }
      container.itemsAt(key).forEach(item -> words.add(reader.word(item)));
    }
    Yaml place = container.get("args").or(() -> container.get("command")).orElse(container);
    return new CommandLine(isShell(words) ? script(words) : words, place.origin());
  }

  private Value<String> word(Yaml item) {
    if (!(item instanceof YamlScalar scalar) || scalar.text().indexOf("$(") < 0) {
      return Value.of(item);
    }
    // Here it is the kubelet that fills these in, not something outside the cluster.
    String rest = VARIABLE.matcher(scalar.text()).replaceAll("");
    if (new YamlScalar(rest, Style.QUOTED, item.origin()).isUnknown()) {
      return Value.unknown(item);
    }
    Matcher variable = VARIABLE.matcher(scalar.text());
    String filled = variable.replaceAll(found -> Matcher.quoteReplacement(value(found.group(1))));
    return new Known<>(filled, item.origin());
  }

  private String value(String variable) {
    Optional<NamedValue> found = NamedValue.find(environment, variable);
    return found.isPresent() && found.get().value() instanceof Known<String> known
        ? known.value()
        : "$(" + variable + ")";
  }

  private static boolean isShell(List<Value<String>> words) {
    return words.size() > 1
        && words.get(0) instanceof Known<String> first
        && SHELLS.contains(first.value().substring(first.value().lastIndexOf('/') + 1));
  }

  private static List<Value<String>> script(List<Value<String>> words) {
    List<Value<String>> all = new ArrayList<>();
    for (Value<String> word : words.subList(1, words.size())) {
      if (word instanceof Known<String> known && !known.value().startsWith("-")) {
        Matcher found = SCRIPT_WORD.matcher(known.value().replace("\\\n", " "));
        while (found.find()) {
          all.add(new Known<>(unquoted(found.group()), known.origin()));
        }
      } else if (!(word instanceof Known<String>)) {
        all.add(word);
      }
    }
    return fromTheProgram(all);
  }

  /** What a script does before it hands over to the program is not the program's. */
  private static List<Value<String>> fromTheProgram(List<Value<String>> words) {
    for (int i = words.size() - 1; i >= 0; i--) {
      if (words.get(i) instanceof Known<String> known && known.value().equals("exec")) {
        return words.subList(i + 1, words.size());
      }
    }
    return words;
  }

  private static String unquoted(String word) {
    return word.replaceAll("(?<!\\\\)[\"']", "").replaceAll("\\\\(.)", "$1");
  }
}
