package io.mcmetrics.admission.cel;

import io.mcmetrics.admission.cel.CelToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads expressions, after the grammar of the specification of CEL. */
final class CelParser {
  private static final Set<String> RELATIONS = Set.of("==", "!=", "<", "<=", ">", ">=");
  private static final Set<String> LOOPS = Set.of("all", "exists", "exists_one", "filter", "map");

  /** Rules of real definitions are nested ten deep at most. */
  private static final int DEEPEST = 100;

  private final List<CelToken> tokens;
  private int at;
  private int depth;

  private CelParser(List<CelToken> tokens) {
    this.tokens = tokens;
  }

  /**
   * Returns the expression of a text.
   *
   * @throws UnreadableExpression if it cannot be read
   */
  static CelNode parse(String text) {
    CelParser parser = new CelParser(CelLexer.tokens(text));
    CelNode node = parser.choice();
    if (parser.next().kind() != Kind.END) {
      throw new UnreadableExpression(parser.next().text());
    }
    return node;
  }

  private CelToken next() {
    return tokens.get(at);
  }

  private boolean takes(String sign) {
    if (next().isSign(sign)) {
      at++;
      return true;
    }
    return false;
  }

  private void expect(String sign) {
    if (!takes(sign)) {
      throw new UnreadableExpression("no " + sign);
    }
  }

  private CelNode choice() {
    if (++depth > DEEPEST) {
      throw new UnreadableExpression("too deep");
    }
    CelNode condition = either();
    CelNode read = condition;
    if (takes("?")) {
      CelNode then = either();
      expect(":");
      read = new CelNode.Choice(condition, then, choice());
    }
    depth--;
    return read;
  }

  private CelNode either() {
    CelNode left = both();
    while (takes("||")) {
      left = call("||", left, both());
    }
    return left;
  }

  private CelNode both() {
    CelNode left = relation();
    while (takes("&&")) {
      left = call("&&", left, relation());
    }
    return left;
  }

  private CelNode relation() {
    CelNode left = sum();
    while (true) {
      CelToken token = next();
      boolean isIn = token.kind() == Kind.NAME && token.text().equals("in");
      if (!isIn && !(token.kind() == Kind.SIGN && RELATIONS.contains(token.text()))) {
        return left;
      }
      at++;
      left = call(token.text(), left, sum());
    }
  }

  private CelNode sum() {
    CelNode left = product();
    while (next().isSign("+") || next().isSign("-")) {
      String sign = tokens.get(at++).text();
      left = call(sign, left, product());
    }
    return left;
  }

  private CelNode product() {
    CelNode left = unary();
    while (next().isSign("*") || next().isSign("/") || next().isSign("%")) {
      String sign = tokens.get(at++).text();
      left = call(sign, left, unary());
    }
    return left;
  }

  private CelNode unary() {
    int denials = 0;
    while (takes("!")) {
      denials++;
    }
    if (denials > 0) {
      CelNode node = member();
      return denials % 2 == 0 ? node : new CelNode.Call("!", List.of(node));
    }
    return takes("-") ? new CelNode.Call("negative", List.of(member())) : member();
  }

  private CelNode member() {
    CelNode node = primary();
    while (true) {
      if (takes("[")) {
        CelNode index = choice();
        expect("]");
        node = new CelNode.Element(node, index);
      } else if (takes(".")) {
        node = ofValue(node, name());
      } else {
        return node;
      }
    }
  }

  private CelNode ofValue(CelNode value, String name) {
    if (!takes("(")) {
      return new CelNode.Field(value, name);
    }
    if (LOOPS.contains(name)) {
      String variable = name();
      expect(",");
      CelNode body = choice();
      expect(")");
      return new CelNode.Loop(name, value, variable, body);
    }
    List<CelNode> arguments = new ArrayList<>();
    arguments.add(value);
    arguments.addAll(listUntil(")"));
    return new CelNode.Call(name, arguments);
  }

  private CelNode primary() {
    CelToken token = next();
    at++;
    return switch (token.kind()) {
      case TEXT -> new CelNode.Literal(new CelValue.Text(token.text()));
      case NUMBER -> number(token.text());
      case NAME -> named(token.text());
      default -> {
        if (token.isSign("(")) {
          CelNode inner = choice();
          expect(")");
          yield inner;
        }
        if (token.isSign("[")) {
          yield new CelNode.Listed(listUntil("]"));
        }
        throw new UnreadableExpression(token.text());
      }
    };
  }

  private CelNode named(String name) {
    switch (name) {
      case "true", "false" -> {
        return new CelNode.Literal(CelValue.of(name.equals("true")));
      }
      case "null" -> {
        return new CelNode.Literal(new CelValue.Nothing());
      }
      default -> {
        if (!takes("(")) {
          return new CelNode.Name(name);
        }
        List<CelNode> arguments = listUntil(")");
        return name.equals("has") ? has(arguments) : new CelNode.Call(name, arguments);
      }
    }
  }

  private static CelNode has(List<CelNode> arguments) {
    if (arguments.size() == 1 && arguments.get(0) instanceof CelNode.Field field) {
      return new CelNode.Has(field.of(), field.name());
    }
    throw new UnreadableExpression("has of no field");
  }

  private static CelNode number(String text) {
    try {
      return new CelNode.Literal(
          text.contains(".")
              ? new CelValue.Real(Double.parseDouble(text))
              : new CelValue.Whole(Long.parseLong(text)));
    } catch (NumberFormatException e) {
      throw new UnreadableExpression(text);
    }
  }

  private List<CelNode> listUntil(String end) {
    List<CelNode> items = new ArrayList<>();
    if (takes(end)) {
      return items;
    }
    do {
      items.add(choice());
    } while (takes(","));
    expect(end);
    return items;
  }

  private String name() {
    CelToken token = next();
    if (token.kind() != Kind.NAME) {
      throw new UnreadableExpression(token.text());
    }
    at++;
    return token.text();
  }

  private static CelNode call(String function, CelNode left, CelNode right) {
    return new CelNode.Call(function, List.of(left, right));
  }
}
