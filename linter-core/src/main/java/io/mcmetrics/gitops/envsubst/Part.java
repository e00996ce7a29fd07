package io.mcmetrics.gitops.envsubst;

import java.util.List;
import java.util.stream.Collectors;

/** A part of a text with variables. */
sealed interface Part {
  /** Returns how it can be written. */
  String source();

  /** Text without a variable, with escapes resolved. */
  record Text(String text) implements Part {
    @Override
    public String source() {
      return text;
    }
  }

  /**
   * A use of a variable.
   *
   * @param function the operator behind the name, such as {@code :-}; empty if there is none
   * @param arguments what the operator works with
   */
  record Use(String name, String function, List<Part> arguments) implements Part {
    /** Keeps its own list. */
    public Use {
      arguments = List.copyOf(arguments);
    }

    @Override
    public String source() {
      if (function.equals("#") && arguments.isEmpty()) {
        return "${#" + name + "}";
      }
      String between = function.startsWith("/") ? "/" : function.equals(":") ? ":" : "";
      return arguments.stream()
          .map(Part::source)
          .collect(Collectors.joining(between, "${" + name + function, "}"));
    }
  }
}
