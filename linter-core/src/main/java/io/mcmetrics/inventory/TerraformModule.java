package io.mcmetrics.inventory;

import io.mcmetrics.source.SourceFile;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The texts that are written out in the files of one directory of Terraform: variables with a
 * default or a value, locals, and the arguments of blocks. Nothing is evaluated but references to
 * those, alone or inside of a text.
 */
final class TerraformModule {
  private static final String VARIABLES = ".tfvars";
  private static final Pattern OPENING =
      Pattern.compile("([A-Za-z_][\\w-]*)((?:\\s+\"[^\"]*\")*+)\\s*(?:=\\s*)?\\{");
  private static final Pattern ARGUMENT = Pattern.compile("([A-Za-z_][\\w-]*)\\s*=\\s*(\\S.*)");
  private static final Pattern LABEL = Pattern.compile("\"([^\"]*)\"");
  private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"");
  private static final Pattern REFERENCE = Pattern.compile("(var|local)\\.([A-Za-z_][\\w.-]*)");
  private static final Pattern INSERTED = Pattern.compile("\\$\\{\\s*([^{}]*?)\\s*\\}");
  private static final Pattern COMMENT = Pattern.compile("\\s+(?:#|//)[^\"]*$");
  private static final Pattern BLOCK_COMMENT = Pattern.compile("(?ms)^[ \\t]*+/\\*.*?\\*/");
  private static final int MOST_STEPS = 8;

  /** An argument of a block: {@code resource/aws_eks_cluster/main}, {@code name}, expression. */
  record Argument(String block, String name, String expression) {}

  private final List<Argument> arguments = new ArrayList<>();
  private final Map<String, String> values = new HashMap<>();

  TerraformModule(List<SourceFile> files) {
    this(files, Map.of());
  }

  /**
   * Reads a module as another one calls it.
   *
   * @param given the texts of its variables that the caller gives, by their names
   */
  TerraformModule(List<SourceFile> files, Map<String, String> given) {
    for (SourceFile file : files) {
      if (!file.name().endsWith(VARIABLES)) {
        read(file.text(), "");
      }
    }
    for (SourceFile file : files) {
      if (file.name().endsWith(VARIABLES)) {
        read(file.text(), "var");
      }
    }
    given.forEach((name, text) -> values.put("var." + name, "\"" + text + "\""));
  }

  /** Returns the arguments of all blocks, in the order of the files. */
  List<Argument> arguments() {
    return arguments;
  }

  /** Returns the text that an expression comes to; empty if that is not written out. */
  Optional<String> text(String expression) {
    return text(expression, MOST_STEPS);
  }

  /** Returns the texts of the variables of a name, then those of the locals. */
  List<String> valuesOf(Pattern name) {
    List<String> found = new ArrayList<>();
    for (String prefix : List.of("var.", "local.")) {
      new TreeMap<>(values)
          .forEach(
              (reference, expression) -> {
                if (reference.startsWith(prefix)
                    && name.matcher(reference.substring(prefix.length())).matches()) {
                  text(expression).ifPresent(found::add);
                }
              });
    }
    return found;
  }

  private Optional<String> text(String expression, int stepsLeft) {
    if (stepsLeft == 0) {
      return Optional.empty();
    }
    Matcher reference = REFERENCE.matcher(expression);
    if (reference.matches()) {
      return Optional.ofNullable(values.get(expression)).flatMap(e -> text(e, stepsLeft - 1));
    }
    Matcher written = TEXT.matcher(expression);
    if (!written.matches()) {
      return Optional.empty();
    }
    StringBuilder text = new StringBuilder();
    Matcher inserted = INSERTED.matcher(written.group(1));
    while (inserted.find()) {
      Optional<String> part = text(inserted.group(1), stepsLeft - 1);
      if (part.isEmpty()) {
        return Optional.empty();
      }
      inserted.appendReplacement(text, Matcher.quoteReplacement(part.get()));
    }
    inserted.appendTail(text);
    return Optional.of(text.toString());
  }

  /** Reads line by line, as {@code terraform fmt} writes them. */
  private void read(String text, String top) {
    Deque<String> open = new ArrayDeque<>();
    for (String line : BLOCK_COMMENT.matcher(text).replaceAll("").split("\\R", -1)) {
      String bare = COMMENT.matcher(line).replaceFirst("").strip();
      Matcher opening = OPENING.matcher(bare);
      Matcher argument = ARGUMENT.matcher(bare);
      if (opening.matches()) {
        open.addLast(opening.group(1) + labels(opening.group(2)));
      } else if (bare.startsWith("}") || bare.startsWith("]")) {
        open.pollLast();
      } else if (bare.endsWith("{") || bare.endsWith("[") || bare.endsWith("(")) {
        open.addLast("");
      } else if (argument.matches()) {
        note(open, argument.group(1), argument.group(2), top);
      }
    }
  }

  private static String labels(String written) {
    StringBuilder labels = new StringBuilder();
    Matcher label = LABEL.matcher(written);
    while (label.find()) {
      labels.append('/').append(label.group(1));
    }
    return labels.toString();
  }

  private void note(Deque<String> open, String name, String expression, String top) {
    List<String> path = new ArrayList<>(open);
    if (!top.isEmpty()) {
      path.add(0, top);
    } else if (path.isEmpty()) {
      return;
    }
    String first = path.get(0);
    List<String> below = new ArrayList<>(path.subList(1, path.size()));
    below.add(name);
    if (first.equals("locals")) {
      values.put("local." + String.join(".", below), expression);
    } else if (first.startsWith("variable/") && below.equals(List.of("default"))) {
      values.put("var." + first.substring(first.indexOf('/') + 1), expression);
    } else if (first.equals("var")) {
      values.put("var." + String.join(".", below), expression);
    } else if (path.size() == 1) {
      arguments.add(new Argument(first, name, expression));
    }
  }
}
