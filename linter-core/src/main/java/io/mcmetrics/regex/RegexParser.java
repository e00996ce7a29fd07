package io.mcmetrics.regex;

import io.mcmetrics.regex.RegexNode.Characters;
import io.mcmetrics.regex.RegexNode.Choice;
import io.mcmetrics.regex.RegexNode.End;
import io.mcmetrics.regex.RegexNode.Repeat;
import io.mcmetrics.regex.RegexNode.Sequence;
import io.mcmetrics.regex.RegexNode.Start;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Parses regular expressions that RE2/J has compiled already, so that it reports no errors. What
 * depends on neighbouring characters or on Unicode's tables is not supported.
 */
final class RegexParser {
  private static final CharacterSet NEWLINE = CharacterSet.of('\n', '\n');
  private static final int END = -1;

  private final RegexCursor cursor;
  private boolean foldsCase;
  private boolean dotIsAny;
  private boolean isMultiline;

  private RegexParser(String regex, PrometheusDialect dialect) {
    this.cursor = new RegexCursor(regex);
    this.dotIsAny = dialect == PrometheusDialect.PROMETHEUS_3;
  }

  /** Ends the parsing of an expression that is not supported; never leaves this class. */
  private static final class Unsupported extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unsupported() {
      super("beyond what is understood", null, false, false);
    }
  }

  /** Returns the parsed expression; empty if a part of it is not supported. */
  static Optional<RegexNode> parse(String regex, PrometheusDialect dialect) {
    if (RegexLimits.exceededBy(regex).isPresent()) {
      return Optional.empty();
    }
    RegexParser parser = new RegexParser(regex, dialect);
    try {
      RegexNode node = parser.choice();
      return parser.cursor.isAtEnd() ? Optional.of(node) : Optional.empty();
    } catch (Unsupported e) {
      return Optional.empty();
    }
  }

  private RegexNode choice() {
    boolean foldedBefore = foldsCase;
    boolean dotBefore = dotIsAny;
    boolean multilineBefore = isMultiline;
    List<RegexNode> options = new ArrayList<>();
    options.add(sequence());
    while (cursor.take("|")) {
      options.add(sequence());
    }
    foldsCase = foldedBefore;
    dotIsAny = dotBefore;
    isMultiline = multilineBefore;
    return options.size() == 1 ? options.get(0) : new Choice(options);
  }

  private RegexNode sequence() {
    List<RegexNode> items = new ArrayList<>();
    while (!cursor.isAtEnd() && !cursor.isAt("|") && !cursor.isAt(")")) {
      if (cursor.take("\\Q")) {
        cursor.quoted().codePoints().forEach(character -> items.add(one(character)));
        repeatLast(items);
      } else {
        Optional<RegexNode> atom = atom();
        atom.ifPresent(items::add);
        if (atom.isPresent()) {
          repeatLast(items);
        }
      }
    }
    return items.size() == 1 ? items.get(0) : new Sequence(items);
  }

  private void repeatLast(List<RegexNode> items) {
    for (Optional<int[]> bounds = cursor.repetition();
        bounds.isPresent();
        bounds = cursor.repetition()) {
      if (items.isEmpty()) {
        throw new Unsupported();
      }
      RegexNode item = items.remove(items.size() - 1);
      items.add(new Repeat(item, bounds.get()[0], bounds.get()[1]));
    }
  }

  /** Returns what comes next; empty if it only sets flags. */
  private Optional<RegexNode> atom() {
    if (cursor.take("(")) {
      return group();
    }
    if (cursor.take("[")) {
      return Optional.of(bracket());
    }
    if (cursor.take(".")) {
      return Optional.of(new Characters(dotIsAny ? CharacterSet.of().not() : NEWLINE.not()));
    }
    if (cursor.isAt("^") || cursor.isAt("$")) {
      return Optional.of(anchor(cursor.next()));
    }
    if (cursor.take("\\")) {
      return Optional.of(escape());
    }
    return Optional.of(one(cursor.next()));
  }

  private RegexNode anchor(int character) {
    if (isMultiline) {
      throw new Unsupported();
    }
    return character == '^' ? new Start() : new End();
  }

  private Optional<RegexNode> group() {
    boolean foldedBefore = foldsCase;
    boolean dotBefore = dotIsAny;
    boolean multilineBefore = isMultiline;
    if (cursor.take("?P<") || cursor.take("?<")) {
      cursor.skipPast('>');
    } else if (cursor.take("?") && flagsAlone()) {
      return Optional.empty();
    }
    RegexNode inner = choice();
    if (!cursor.take(")")) {
      throw new Unsupported();
    }
    foldsCase = foldedBefore;
    dotIsAny = dotBefore;
    isMultiline = multilineBefore;
    return Optional.of(inner);
  }

  /** Reads flags, and tells whether they are for what follows, rather than for a group. */
  private boolean flagsAlone() {
    boolean sets = true;
    while (true) {
      switch (cursor.next()) {
        case 'i' -> foldsCase = sets;
        case 's' -> dotIsAny = sets;
        case 'm' -> isMultiline = sets;
        case 'U' -> {}
        case '-' -> sets = false;
        case ')' -> {
          return true;
        }
        case ':' -> {
          return false;
        }
        default -> throw new Unsupported();
      }
    }
  }

  private RegexNode bracket() {
    boolean isNegated = cursor.take("^");
    CharacterSet set = CharacterSet.of();
    boolean isFirst = true;
    while (isFirst || !cursor.take("]")) {
      isFirst = false;
      set = set.or(member());
    }
    return new Characters(isNegated ? set.not() : set);
  }

  private CharacterSet member() {
    if (cursor.take("[:")) {
      String name = cursor.skipPast(':', ']');
      boolean isNegated = name.startsWith("^");
      CharacterSet set =
          CharacterClasses.posix(isNegated ? name.substring(1) : name)
              .orElseThrow(Unsupported::new);
      return isNegated ? inCase(set).not() : inCase(set);
    }
    if (cursor.isAt("\\")) {
      Optional<CharacterSet> perl = perl(cursor.peek(1));
      if (perl.isPresent()) {
        cursor.skip(2);
        return perl.get();
      }
    }
    int first = memberCharacter();
    boolean isRange = cursor.isAt("-") && cursor.peek(1) != ']' && cursor.peek(1) != END;
    if (!isRange) {
      return inCase(CharacterSet.of(first, first));
    }
    cursor.skip(1);
    return inCase(CharacterSet.of(first, memberCharacter()));
  }

  /** A class in capitals is the complement of that in small letters; case folding comes first. */
  private Optional<CharacterSet> perl(int letter) {
    boolean isNegated = Character.isUpperCase(letter);
    Optional<CharacterSet> set =
        CharacterClasses.perl(Character.toLowerCase(letter)).map(this::inCase);
    return isNegated ? set.map(CharacterSet::not) : set;
  }

  private int memberCharacter() {
    if (cursor.isAtEnd()) {
      throw new Unsupported();
    }
    return cursor.take("\\") ? escapedCharacter() : cursor.next();
  }

  private RegexNode escape() {
    Optional<CharacterSet> perl = perl(cursor.peek(0));
    if (perl.isPresent()) {
      cursor.skip(1);
      return new Characters(perl.get());
    }
    if (cursor.take("A")) {
      return new Start();
    }
    return cursor.take("z") ? new End() : one(escapedCharacter());
  }

  private int escapedCharacter() {
    int character = cursor.escaped();
    if (character < 0) {
      throw new Unsupported();
    }
    return character;
  }

  private RegexNode one(int character) {
    return new Characters(inCase(CharacterSet.of(character, character)));
  }

  private CharacterSet inCase(CharacterSet set) {
    return foldsCase ? set.inBothCases().orElseThrow(Unsupported::new) : set;
  }
}
