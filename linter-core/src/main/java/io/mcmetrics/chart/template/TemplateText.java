package io.mcmetrics.chart.template;

import io.mcmetrics.chart.template.TemplateData.Found;
import io.mcmetrics.chart.template.TemplateFunctions.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with actions of a template, such as {@code {{ .Values.global.site | quote }}}, and what it
 * comes to. Of control structures, variables and most functions the result is not known.
 */
public final class TemplateText {
  private static final Pattern ACTION = Pattern.compile("\\{\\{(-?)(.*?)(-?)}}", Pattern.DOTALL);
  private static final Pattern WORD =
      Pattern.compile("\\s*(\"(?:[^\"\\\\]|\\\\.)*+\"|`[^`]*`|\\||[^\\s|()]+|[()])");
  private static final Pattern VALUES = Pattern.compile("\\$?\\.Values((?:\\.[A-Za-z_]\\w*)++)");
  private static final Pattern BUILT_IN = Pattern.compile("\\$?\\.((?:Release|Chart)\\.\\w+)");
  private static final Pattern VARIABLE = Pattern.compile("\\$[A-Za-z_]\\w*(?:\\.\\w+)*+");
  private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");

  private final TemplateData data;
  private final StringBuilder out = new StringBuilder();
  private boolean large;
  private String missing = "";

  private TemplateText(TemplateData data) {
    this.data = data;
  }

  /** Returns what a text comes to. */
  public static TemplateResult rendered(String text, TemplateData data) {
    return new TemplateText(data).render(text);
  }

  private TemplateResult render(String text) {
    Matcher actions = ACTION.matcher(text);
    int end = 0;
    boolean trims = false;
    while (actions.find()) {
      append(text.substring(end, actions.start()), trims, actions.group(1).equals("-"));
      trims = actions.group(3).equals("-");
      end = actions.end();
      String missingBefore = missing;
      Outcome outcome = pipeline(actions.group(2));
      if (outcome.refusal().isPresent()) {
        return new TemplateResult.Refused(outcome.refusal().get());
      }
      Optional<String> printed = outcome.operand().printed();
      if (printed.isEmpty()) {
        return new TemplateResult.Unknown();
      }
      // A function such as `default` may have put something in its place.
      missing = printed.get().isEmpty() ? missing : missingBefore;
      large |= outcome.operand() instanceof Operand.Decimal && printed.get().contains("e+");
      out.append(printed.get());
    }
    append(text.substring(end), trims, false);
    return out.indexOf("{{") >= 0
        ? new TemplateResult.Unknown()
        : new TemplateResult.Rendered(out.toString(), large, missing);
  }

  private void append(String literal, boolean trimsBefore, boolean trimsAfter) {
    String kept = trimsBefore ? literal.stripLeading() : literal;
    out.append(trimsAfter ? kept.stripTrailing() : kept);
  }

  /**
   * Returns what the commands of an action come to, each of which gets what the one before made.
   */
  private Outcome pipeline(String action) {
    List<List<String>> commands = new ArrayList<>(List.of(new ArrayList<>()));
    Matcher words = WORD.matcher(action.strip());
    while (words.lookingAt()) {
      String word = words.group(1);
      if (word.equals("|")) {
        commands.add(new ArrayList<>());
      } else if (word.equals("(") || word.equals(")") || word.contains("=")) {
        return Outcome.of(new Operand.Unknown());
      } else {
        commands.get(commands.size() - 1).add(word);
      }
      words.region(words.end(), words.regionEnd());
    }
    Optional<Operand> piped = Optional.empty();
    for (List<String> command : commands) {
      Outcome outcome = command(command, piped);
      if (outcome.refusal().isPresent()) {
        return outcome;
      }
      piped = Optional.of(outcome.operand());
    }
    return Outcome.of(piped.orElse(new Operand.Unknown()));
  }

  private Outcome command(List<String> words, Optional<Operand> piped) {
    if (words.isEmpty()) {
      return Outcome.of(new Operand.Unknown());
    }
    String first = words.get(0);
    if (words.size() == 1 && piped.isEmpty()) {
      return operand(first);
    }
    if (first.equals("include") || first.equals("template")) {
      return included(words);
    }
    List<Operand> given = new ArrayList<>();
    for (String word : words.subList(1, words.size())) {
      Outcome argument = operand(word);
      if (argument.refusal().isPresent()) {
        return argument;
      }
      given.add(argument.operand());
    }
    piped.ifPresent(given::add);
    return TemplateFunctions.call(first, given);
  }

  private Outcome included(List<String> words) {
    String name = words.size() > 1 ? words.get(1).replaceAll("^[\"`]|[\"`]$", "") : "";
    return name.isEmpty() || data.mayDefine(name)
        ? Outcome.of(new Operand.Unknown())
        : Outcome.refused("there is no template `" + name + "`");
  }

  private Outcome operand(String word) {
    Matcher values = VALUES.matcher(word);
    if (values.matches()) {
      return value(Arrays.asList(values.group(1).substring(1).split("\\.", -1)));
    }
    Matcher builtIn = BUILT_IN.matcher(word);
    if (builtIn.matches()) {
      String text = data.builtIn(builtIn.group(1));
      return Outcome.of(text.isEmpty() ? new Operand.Unknown() : new Operand.Text(text));
    }
    if (word.startsWith("\"") || word.startsWith("`")) {
      String text = word.substring(1, word.length() - 1);
      boolean escaped = word.startsWith("\"") && text.contains("\\");
      return Outcome.of(escaped ? new Operand.Unknown() : new Operand.Text(text));
    }
    if (WHOLE.matcher(word).matches()) {
      return Outcome.of(new Operand.Whole(Long.parseLong(word)));
    }
    return VARIABLE.matcher(word).matches()
        ? Outcome.refused("undefined variable `" + word.replaceFirst("\\..*", "") + "`")
        : Outcome.of(new Operand.Unknown());
  }

  private Outcome value(List<String> keys) {
    for (int i = 1; i < keys.size(); i++) {
      Found above = data.value(keys.subList(0, i));
      if (above instanceof Found.OfChart) {
        continue;
      }
      if (above instanceof Found.Unknown) {
        return Outcome.of(new Operand.Unknown());
      }
      Operand parent =
          above instanceof Found.Node node ? Operand.of(node.node()) : new Operand.Nil();
      if (parent instanceof Operand.Unknown) {
        return Outcome.of(parent);
      }
      if (!(parent instanceof Operand.Complex)) {
        String path = ".Values." + String.join(".", keys.subList(0, i));
        return Outcome.refused(
            parent instanceof Operand.Nil
                ? "nothing sets `" + path + "`, of which it asks for `" + keys.get(i) + "`"
                : "`" + path + "` is no mapping");
      }
    }
    Found found = data.value(keys);
    if (found instanceof Found.Node node) {
      return Outcome.of(Operand.of(node.node()));
    }
    if (found instanceof Found.Nothing) {
      missing = ".Values." + String.join(".", keys);
      return Outcome.of(new Operand.Nil());
    }
    return Outcome.of(new Operand.Unknown());
  }
}
