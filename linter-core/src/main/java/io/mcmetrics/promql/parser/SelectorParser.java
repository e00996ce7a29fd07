package io.mcmetrics.promql.parser;

import io.mcmetrics.promql.Grouping.LabelName;
import io.mcmetrics.promql.LabelMatcher;
import io.mcmetrics.promql.LabelMatcher.Operator;
import io.mcmetrics.promql.TemplatedText;
import io.mcmetrics.promql.TextRange;
import io.mcmetrics.promql.VectorSelector;
import io.mcmetrics.promql.parser.Token.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads selectors, and lists of labels. */
final class SelectorParser {
  private final Tokens tokens;

  /** The selectors read so far, in the order in which they are written. */
  private final List<VectorSelector> found = new ArrayList<>();

  SelectorParser(Tokens tokens) {
    this.tokens = tokens;
  }

  List<VectorSelector> found() {
    return found;
  }

  /** Reads a metric's name, conditions in braces, or both. */
  VectorSelector selector() {
    TextRange start = tokens.peek().range();
    List<LabelMatcher> matchers = new ArrayList<>();
    if (!tokens.isSign("{")) {
      Token name = tokens.next();
      matchers.add(named(TemplatedText.of(name.text()), name.range()));
    }
    boolean open = tokens.accept("{") && conditions(matchers);
    VectorSelector selector = new VectorSelector(matchers, open, start.to(tokens.last()));
    found.add(selector);
    return selector;
  }

  private static LabelMatcher named(TemplatedText name, TextRange range) {
    return new LabelMatcher(
        new TemplatedText.Known(LabelMatcher.NAME), Operator.EQUAL, name, range);
  }

  /** Reads conditions up to the closing brace, and tells whether a variable may add others. */
  private boolean conditions(List<LabelMatcher> matchers) {
    boolean open = false;
    while (!tokens.accept("}")) {
      Optional<LabelMatcher> matcher = condition();
      matcher.ifPresent(matchers::add);
      open |= matcher.isEmpty();
      // A variable may bring its comma with it.
      boolean separate = tokens.isTemplate() || matcher.isEmpty();
      if (!tokens.accept(",") && !tokens.isSign("}") && !separate) {
        throw tokens.unexpected("`,` or `}`");
      }
    }
    return open;
  }

  /** Reads one condition; empty for a variable, of which nothing is known. */
  private Optional<LabelMatcher> condition() {
    Token label = tokens.next();
    switch (label.form()) {
      case WORD, STRING, TEMPLATE -> {}
      default ->
          throw new SyntaxException(
              "unexpected " + label.described() + ", expected a label or `}`", label.range());
    }
    Optional<Operator> operator = operator();
    if (operator.isPresent()) {
      Token value = tokens.peek();
      if (value.form() != Form.STRING && value.form() != Form.TEMPLATE) {
        throw tokens.unexpected("a string");
      }
      tokens.next();
      return Optional.of(
          new LabelMatcher(
              TemplatedText.of(label.text()),
              operator.get(),
              TemplatedText.of(value.text()),
              label.range().to(value.range())));
    }
    return switch (label.form()) {
      case STRING -> Optional.of(named(TemplatedText.of(label.text()), label.range()));
      case TEMPLATE -> {
        // The operator may be a part of the variable, and the value not.
        if (tokens.peek().form() == Form.STRING) {
          tokens.next();
        }
        yield Optional.empty();
      }
      default -> throw tokens.unexpected("`=`, `!=`, `=~` or `!~`");
    };
  }

  private Optional<Operator> operator() {
    for (Operator operator : Operator.values()) {
      if (tokens.accept(operator.sign())) {
        return Optional.of(operator);
      }
    }
    return Optional.empty();
  }

  /** Reads the labels in parentheses of {@code by}, {@code on} and the like. */
  List<LabelName> labels() {
    tokens.expect("(");
    List<LabelName> labels = new ArrayList<>();
    while (!tokens.accept(")")) {
      labels.add(label());
      if (!tokens.accept(",") && !tokens.isSign(")")) {
        throw tokens.unexpected("`,` or `)`");
      }
    }
    return labels;
  }

  private LabelName label() {
    Token label = tokens.peek();
    boolean isLabel =
        switch (label.form()) {
          case WORD -> Keywords.isLabelToGroupBy(label.text());
          case TEMPLATE -> true;
          case STRING -> !label.text().isEmpty();
          default -> false;
        };
    if (!isLabel) {
      throw tokens.unexpected("a label");
    }
    tokens.next();
    return new LabelName(TemplatedText.of(label.text()), label.range());
  }
}
