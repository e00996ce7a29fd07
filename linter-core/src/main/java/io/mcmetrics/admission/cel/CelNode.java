package io.mcmetrics.admission.cel;

import java.util.List;

/** A part of an expression. */
sealed interface CelNode {
  /** A value that is written out. */
  record Literal(CelValue value) implements CelNode {}

  /** A variable. */
  record Name(String name) implements CelNode {}

  /** A field of a value. */
  record Field(CelNode of, String name) implements CelNode {}

  /** The question whether a value has a field. */
  record Has(CelNode of, String name) implements CelNode {}

  /** An element of a list or a map. */
  record Element(CelNode of, CelNode index) implements CelNode {}

  /** A list that is written out. */
  record Listed(List<CelNode> items) implements CelNode {}

  /** An operator or a function, with the value before its dot as the first argument. */
  record Call(String function, List<CelNode> arguments) implements CelNode {}

  /** A choice. */
  record Choice(CelNode condition, CelNode then, CelNode otherwise) implements CelNode {}

  /** A question about the elements of a list or the keys of a map, such as {@code all}. */
  record Loop(String macro, CelNode over, String variable, CelNode body) implements CelNode {}
}
