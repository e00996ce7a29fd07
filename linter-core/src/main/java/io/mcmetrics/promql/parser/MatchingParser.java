package io.mcmetrics.promql.parser;

import io.mcmetrics.promql.Grouping.LabelName;
import io.mcmetrics.promql.Matching;
import io.mcmetrics.promql.Matching.Group;
import io.mcmetrics.promql.Matching.Kind;
import java.util.List;

/** Reads what stands between an operator and its right side. */
final class MatchingParser {
  private final Tokens tokens;
  private final SelectorParser selectors;

  MatchingParser(Tokens tokens, SelectorParser selectors) {
    this.tokens = tokens;
    this.selectors = selectors;
  }

  Matching matching() {
    boolean bool = tokens.acceptWord("bool");
    Kind kind = kind();
    List<LabelName> labels = kind == Kind.ALL ? List.of() : selectors.labels();
    Group group = kind == Kind.ALL ? Group.NONE : group();
    boolean includes = group != Group.NONE && tokens.isSign("(");
    List<LabelName> included = includes ? selectors.labels() : List.of();
    boolean filled = fill();
    boolean isPlain = !bool && kind == Kind.ALL && !filled;
    return isPlain ? Matching.NONE : new Matching(bool, kind, labels, group, included, filled);
  }

  private Kind kind() {
    if (tokens.acceptWord("on")) {
      return Kind.ON;
    }
    return tokens.acceptWord("ignoring") ? Kind.IGNORING : Kind.ALL;
  }

  private Group group() {
    if (tokens.acceptWord("group_left")) {
      return Group.LEFT;
    }
    return tokens.acceptWord("group_right") ? Group.RIGHT : Group.NONE;
  }

  private boolean fill() {
    if (filling("fill")) {
      return true;
    }
    if (filling("fill_left")) {
      filling("fill_right");
      return true;
    }
    if (filling("fill_right")) {
      filling("fill_left");
      return true;
    }
    return false;
  }

  /** Without a parenthesis, these are metrics. */
  private boolean filling(String keyword) {
    if (!tokens.isWord(keyword) || !tokens.peekSecond().isSign("(")) {
      return false;
    }
    tokens.next();
    tokens.expect("(");
    if (!tokens.accept("-")) {
      tokens.accept("+");
    }
    switch (tokens.peek().form()) {
      case NUMBER, DURATION, TEMPLATE -> tokens.next();
      default -> number();
    }
    tokens.expect(")");
    return true;
  }

  private void number() {
    if (!Keywords.isNumber(tokens.peek().text())) {
      throw tokens.unexpected("a number");
    }
    tokens.next();
  }
}
