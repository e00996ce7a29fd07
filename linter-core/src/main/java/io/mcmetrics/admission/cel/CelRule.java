package io.mcmetrics.admission.cel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A rule of a resource definition, {@code x-kubernetes-validations}. What is not read or evaluated
 * here is unknown: such a rule refuses nothing.
 */
public final class CelRule {
  private final String text;
  private final String message;
  private final Optional<CelNode> node;

  private CelRule(String text, String message, Optional<CelNode> node) {
    this.text = text;
    this.message = message;
    this.node = node;
  }

  /**
   * Returns the rule of a text.
   *
   * @param message what the API server says if it is broken; empty for its usual words
   */
  public static CelRule of(String text, String message) {
    return new CelRule(text, message.isEmpty() ? "failed rule: " + text : message, read(text));
  }

  private static Optional<CelNode> read(String text) {
    try {
      return Optional.of(CelParser.parse(text));
    } catch (UnreadableExpression e) {
      return Optional.empty();
    }
  }

  /** Returns what the API server says if the rule is broken. */
  public String message() {
    return message;
  }

  /** Tells whether the rule can be read. */
  public boolean isReadable() {
    return node.isPresent();
  }

  /** Tells whether a new object is known to break the rule, or to make it fail. */
  public boolean isBrokenBy(CelValue self) {
    // A rule about the state before is asked for updates only.
    if (node.isEmpty() || text.contains("oldSelf")) {
      return false;
    }
    CelValue result = new CelEvaluation(Map.of("self", self)).of(node.get());
    return result.isFalse() || result instanceof CelValue.Failure;
  }

  /** Returns the fields of {@code self} that it speaks of, in the order of its text. */
  public List<String> fields() {
    List<String> found = new ArrayList<>();
    node.ifPresent(root -> collect(root, found));
    return found;
  }

  private static void collect(CelNode node, List<String> found) {
    if (node instanceof CelNode.Field field) {
      collect(field.of(), field.name(), found);
    } else if (node instanceof CelNode.Has has) {
      collect(has.of(), has.name(), found);
    } else if (node instanceof CelNode.Element element) {
      collect(element.of(), found);
      collect(element.index(), found);
    } else if (node instanceof CelNode.Listed list) {
      list.items().forEach(item -> collect(item, found));
    } else if (node instanceof CelNode.Call call) {
      call.arguments().forEach(argument -> collect(argument, found));
    } else if (node instanceof CelNode.Choice choice) {
      collect(choice.condition(), found);
      collect(choice.then(), found);
      collect(choice.otherwise(), found);
    } else if (node instanceof CelNode.Loop loop) {
      collect(loop.over(), found);
    }
  }

  private static void collect(CelNode of, String field, List<String> found) {
    if (of instanceof CelNode.Name name && name.name().equals("self")) {
      found.add(field);
    } else {
      collect(of, found);
    }
  }
}
