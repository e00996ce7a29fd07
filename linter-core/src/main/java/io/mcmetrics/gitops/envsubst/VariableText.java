package io.mcmetrics.gitops.envsubst;

import io.mcmetrics.gitops.envsubst.Part.Text;
import io.mcmetrics.gitops.envsubst.Part.Use;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A text with variables, as Flux reads it (fluxcd/pkg/envsubst 1.9). */
public final class VariableText {
  private final List<Part> parts;

  private VariableText(List<Part> parts) {
    this.parts = List.copyOf(parts);
  }

  /**
   * Returns a text that was parsed.
   *
   * @throws SubstitutionRefusal if Flux cannot parse it
   */
  public static VariableText parse(String text) throws SubstitutionRefusal {
    return new VariableText(SubstitutionParser.parse(text));
  }

  /** Returns the names of all variables in it, in order, also of those in defaults. */
  public List<String> names() {
    List<String> names = new ArrayList<>();
    parts.forEach(part -> addNames(part, names));
    return names;
  }

  private static void addNames(Part part, List<String> names) {
    if (part instanceof Use use) {
      names.add(use.name());
      use.arguments().forEach(argument -> addNames(argument, names));
    }
  }

  /** Returns the name of the variable that is the whole text, without a function. */
  public Optional<String> only() {
    return parts.size() == 1
            && parts.get(0) instanceof Use use
            && (use.function().isEmpty() || use.function().matches("=|:[-=+?]"))
        ? Optional.of(use.name())
        : Optional.empty();
  }

  /**
   * Returns the text with its variables filled in.
   *
   * @param values the value of a variable, an empty text for one that is not set; empty if it is
   *     not known, so that its use stays
   */
  public String filled(Function<String, Optional<String>> values) {
    StringBuilder filled = new StringBuilder();
    parts.forEach(part -> filled.append(filled(part, values)));
    return filled.toString();
  }

  private static String filled(Part part, Function<String, Optional<String>> values) {
    if (part instanceof Text text) {
      return text.text();
    }
    Use use = (Use) part;
    Optional<String> value = values.apply(use.name());
    if (value.isEmpty()) {
      return use.source();
    }
    List<String> arguments =
        use.arguments().stream().map(argument -> filled(argument, values)).toList();
    return ShellFunctions.apply(use.function(), value.get(), arguments);
  }
}
