package io.mcmetrics.alloy;

import io.mcmetrics.alloy.AlloyLexer.Kind;
import io.mcmetrics.alloy.AlloyLexer.Token;
import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlScalar.Style;
import io.mcmetrics.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a text as blocks and attributes. It never throws: what is not in the language is passed
 * over, and an expression, which only the running program can evaluate, is a value that is not
 * known.
 */
public final class AlloyParser {
  /** Deeper nesting is passed over; real configurations have about five levels. */
  private static final int MOST_LEVELS = 50;

  private static final Set<String> OPENING = Set.of("(", "[", "{");
  private static final Set<String> CLOSING = Set.of(")", "]", "}");

  /** An expression goes on in the next line after one of them. */
  private static final Set<String> OPERATORS =
      Set.of("+", "-", "*", "/", "%", "^", "=", "!", "<", ">", "&", "|", ".");

  private static final Set<String> CONSTANTS = Set.of("true", "false", "null");

  private final AlloyText text;
  private final List<Token> tokens;
  private int at;

  /** The first token that is not in the language where it stands; null if there is none. */
  private @Nullable Token fault;

  private AlloyParser(AlloyText text) {
    this.text = text;
    this.tokens = AlloyLexer.tokens(text.text());
  }

  /**
   * Returns the place of the first thing that the language does not have, such as a bracket without
   * its partner; empty if there is none. Alloy does not start with such a text.
   */
  public static Optional<Origin> faultIn(AlloyText text) {
    AlloyParser parser = new AlloyParser(text);
    parser.body("", "", text.placeOf(0, 0), 0);
    parser.tokens.stream().filter(token -> !token.isWhole()).findFirst().ifPresent(parser::note);
    return Optional.ofNullable(parser.fault).map(token -> text.placeOf(token.start(), token.end()));
  }

  private void note(Token token) {
    if (fault == null || token.start() < fault.start()) {
      fault = token;
    }
  }

  /** Returns the whole text as a block without a name. */
  public static AlloyBlock parse(AlloyText text) {
    return new AlloyParser(text).body("", "", text.placeOf(0, 0), 0);
  }

  private Token token() {
    return tokens.get(at);
  }

  private Token ahead(int count) {
    return tokens.get(Math.min(at + count, tokens.size() - 1));
  }

  private boolean isAtEnd() {
    return token().kind() == Kind.END;
  }

  private AlloyBlock body(String name, String label, Origin origin, int level) {
    List<Entry> attributes = new ArrayList<>();
    List<AlloyBlock> blocks = new ArrayList<>();
    while (!isAtEnd()) {
      if (token().is("}")) {
        at++;
        if (level > 0) {
          return new AlloyBlock(name, label, attributes, blocks, origin);
        }
        note(ahead(-1));
      } else if (token().kind() == Kind.NAME) {
        statement(attributes, blocks, level);
      } else if (OPENING.contains(token().text()) && token().kind() == Kind.SIGN) {
        note(token());
        skipBrackets();
      } else {
        if (token().kind() != Kind.LINE_END) {
          note(token());
        }
        at++;
      }
    }
    if (level > 0) {
      note(token());
    }
    return new AlloyBlock(name, label, attributes, blocks, origin);
  }

  /** Reads an attribute or a block, which both begin with a name. */
  private void statement(List<Entry> attributes, List<AlloyBlock> blocks, int level) {
    Token first = token();
    int end = first.end();
    StringBuilder name = new StringBuilder(first.text());
    at++;
    while (token().is(".") && ahead(1).kind() == Kind.NAME) {
      name.append('.').append(ahead(1).text());
      end = ahead(1).end();
      at += 2;
    }
    Origin place = text.placeOf(first.start(), end);
    if (token().is("=") && !ahead(1).is("=")) {
      at++;
      attributes.add(new Entry(YamlScalar.plain(name.toString(), place), value(level)));
      return;
    }
    String label = "";
    if (token().kind() == Kind.TEXT && ahead(1).is("{")) {
      label = token().text();
      at++;
    }
    if (token().is("{") && level < MOST_LEVELS) {
      at++;
      blocks.add(body(name.toString(), label, place, level + 1));
    } else {
      note(first);
    }
  }

  private void skipLineEnds() {
    while (token().kind() == Kind.LINE_END) {
      at++;
    }
  }

  /** Reads the value of an attribute, or of an item of a list or an object. */
  private Yaml value(int level) {
    skipLineEnds();
    int start = at;
    Token first = token();
    if (first.is("[") && level < MOST_LEVELS) {
      Yaml list = list(level);
      return endsHere() ? list : expression(start);
    }
    if (first.is("{") && level < MOST_LEVELS) {
      Yaml object = object(level);
      return endsHere() ? object : expression(start);
    }
    boolean isConstant = first.kind() == Kind.NAME && CONSTANTS.contains(first.text());
    if (isConstant || first.kind() == Kind.TEXT || first.kind() == Kind.NUMBER) {
      at++;
      if (endsHere()) {
        Style style = first.kind() == Kind.TEXT ? Style.QUOTED : Style.PLAIN;
        return new YamlScalar(first.text(), style, text.placeOf(first.start(), first.end()));
      }
    }
    return expression(start);
  }

  /** Tells whether the value ends here, and no operator, index or call follows. */
  private boolean endsHere() {
    return token().kind() == Kind.LINE_END
        || isAtEnd()
        || token().is(",")
        || (token().kind() == Kind.SIGN && CLOSING.contains(token().text()));
  }

  private boolean goesOn(int start) {
    int before = at - 1;
    while (before > start && tokens.get(before).kind() == Kind.LINE_END) {
      before--;
    }
    return token().kind() == Kind.LINE_END
        && before >= start
        && tokens.get(before).kind() == Kind.SIGN
        && OPERATORS.contains(tokens.get(before).text());
  }

  /** Passes over an expression, to the end of its line outside of brackets. */
  private Yaml expression(int start) {
    at = start;
    int last = start;
    while (!endsHere() || goesOn(start)) {
      if (token().kind() == Kind.LINE_END) {
        at++;
        continue;
      }
      last = at;
      if (token().kind() == Kind.SIGN && OPENING.contains(token().text())) {
        skipBrackets();
        last = at - 1;
      } else {
        at++;
      }
    }
    int from = tokens.get(start).start();
    int to = Math.max(tokens.get(last).end(), from);
    String written = text.text().substring(from, to);
    return new YamlScalar(written, Style.TEMPLATE, text.placeOf(from, to));
  }

  /** Passes over what stands in brackets; they need not be of one kind. */
  private void skipBrackets() {
    int open = 0;
    do {
      if (token().kind() == Kind.SIGN && OPENING.contains(token().text())) {
        open++;
      } else if (token().kind() == Kind.SIGN && CLOSING.contains(token().text())) {
        open--;
      }
      at++;
    } while (open > 0 && !isAtEnd());
    if (open > 0) {
      note(token());
    }
  }

  private Yaml list(int level) {
    int start = token().start();
    at++;
    List<Yaml> items = new ArrayList<>();
    skipLineEnds();
    while (!isAtEnd() && !token().is("]")) {
      int before = at;
      items.add(value(level + 1));
      at += token().is(",") || at == before ? 1 : 0;
      skipLineEnds();
    }
    return new YamlSequence(items, closed(start));
  }

  private Yaml object(int level) {
    int start = token().start();
    at++;
    List<Entry> entries = new ArrayList<>();
    skipLineEnds();
    while (!isAtEnd() && !token().is("}")) {
      Token key = token();
      at++;
      if (token().is("=")) {
        at++;
        YamlScalar name = YamlScalar.plain(key.text(), text.placeOf(key.start(), key.end()));
        entries.add(new Entry(name, value(level + 1)));
      } else {
        note(key);
      }
      at += token().is(",") ? 1 : 0;
      skipLineEnds();
    }
    return new YamlMapping(entries, closed(start));
  }

  private Origin closed(int start) {
    int end = token().end();
    if (isAtEnd()) {
      note(token());
    }
    at += isAtEnd() ? 0 : 1;
    return text.placeOf(start, end);
  }
}
