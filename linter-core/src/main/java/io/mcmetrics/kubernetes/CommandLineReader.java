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
 * Reads the command line of a container. {@code $(NAME)} is replaced by the value of the variable,
 * if that is known, as the kubelet does (Kubernetes, "Define a Command and Arguments for a
 * Container"). Of a shell script, all words are taken as they are: its conditions are not
 * evaluated, but flags are written there as flags.
 */
final class CommandLineReader {
  private static final Set<String> SHELLS = Set.of("sh", "bash", "ash", "dash");
  private static final Pattern VARIABLE = Pattern.compile("\\$\\(([A-Za-z_][A-Za-z0-9_.-]*)\\)");

  /**
   * A word of a script: quoted and unquoted parts side by side. The quantifiers are possessive:
   * backtracking would need a frame of the stack for each letter of a long word.
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
    // These are variables of the kubelet, and not placeholders of a template.
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
    return afterExec(all);
  }

  /** Drops the words of a script before its last {@code exec}: they are not the program's. */
  private static List<Value<String>> afterExec(List<Value<String>> words) {
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
