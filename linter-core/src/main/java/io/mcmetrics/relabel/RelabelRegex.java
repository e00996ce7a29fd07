package io.mcmetrics.relabel;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The regular expression of a rule, anchored as Prometheus anchors it. */
final class RelabelRegex {
  /** Far more than any filter has; RE2/J recurses into each, and Go refuses 1,000 nested ones. */
  private static final int MAX_GROUPS = 1000;

  private final RelabelDialect dialect;
  private final @Nullable Pattern whole;
  private final boolean isSplit;
  private final Set<String> literals;
  private final List<String> prefixes;
  private final List<Piece> pieces;

  /** A part that takes an engine, and what all it matches begins with. */
  private record Piece(Pattern pattern, String prefix) {}

  private RelabelRegex(
      RelabelDialect dialect,
      @Nullable Pattern whole,
      boolean isSplit,
      Alternatives alternatives,
      List<Piece> pieces) {
    this.dialect = dialect;
    this.whole = whole;
    this.isSplit = isSplit;
    this.literals = alternatives.literals();
    this.prefixes = alternatives.prefixes();
    this.pieces = pieces;
  }

  /**
   * Returns the compiled expression; empty if RE2 refuses it, as Prometheus then would.
   *
   * @param withGroups whether {@link #find} will be asked, which takes the whole in one piece
   */
  static Optional<RelabelRegex> compile(String regex, RelabelDialect dialect, boolean withGroups) {
    long groups = regex.chars().filter(character -> character == '(').count();
    if (groups > MAX_GROUPS || RegexRepeats.areTooMany(regex)) {
      return Optional.empty();
    }
    Optional<Alternatives> split = Alternatives.of(regex);
    Alternatives alternatives =
        split.orElseGet(
            () ->
                new Alternatives(Set.of(), List.of(), List.of(new Alternatives.Other(regex, ""))));
    try {
      List<Piece> pieces = new ArrayList<>();
      for (Alternatives.Other other : alternatives.others()) {
        Pattern pattern = Pattern.compile(dialect.anchored(other.regex()));
        pieces.add(new Piece(pattern, other.prefix()));
      }
      Pattern whole = withGroups ? Pattern.compile(dialect.anchored(regex)) : null;
      return Optional.of(new RelabelRegex(dialect, whole, split.isPresent(), alternatives, pieces));
    } catch (PatternSyntaxException e) {
      return Optional.empty();
    }
  }

  /** Returns the texts that are alternatives of their own. */
  Set<String> literals() {
    return literals;
  }

  /** Tells whether some label can match that a series may have without our knowledge. */
  boolean canMatchUnlisted() {
    return prefixes.stream().anyMatch(prefix -> !prefix.startsWith("__"))
        || pieces.stream().anyMatch(piece -> !piece.prefix().startsWith("__"));
  }

  boolean matches(String text) {
    if (literals.contains(text)) {
      return true;
    }
    for (String prefix : prefixes) {
      if (text.startsWith(prefix) && dialect.dotsMatch(text.substring(prefix.length()))) {
        return true;
      }
    }
    for (Piece piece : pieces) {
      if (text.startsWith(piece.prefix()) && piece.pattern().matcher(text).find()) {
        return true;
      }
    }
    return false;
  }

  /** Tells whether a text matches of which only the beginning and the end are known. */
  Match matches(String beginning, String end) {
    if (!isSplit) {
      return Match.MAYBE;
    }
    boolean maybe = false;
    for (String prefix : prefixes) {
      if (beginning.startsWith(prefix)) {
        return Match.YES;
      }
      maybe |= prefix.startsWith(beginning);
    }
    for (Piece piece : pieces) {
      maybe |= piece.prefix().startsWith(beginning) || beginning.startsWith(piece.prefix());
    }
    for (String literal : literals) {
      maybe |=
          literal.length() >= beginning.length() + end.length()
              && literal.startsWith(beginning)
              && literal.endsWith(end);
    }
    return maybe ? Match.MAYBE : Match.NO;
  }

  /**
   * Returns the groups of the match in a text, which are asked for by number or name, one that is
   * not there being empty; empty if the text does not match.
   */
  Optional<Function<String, String>> find(String text) {
    if (whole == null) {
      return Optional.empty();
    }
    Matcher match = whole.matcher(text);
    return match.find() ? Optional.of(name -> group(match, name)) : Optional.empty();
  }

  private static String group(Matcher match, String name) {
    String group = null;
    if (isNumber(name)) {
      int number = Integer.parseInt(name);
      group = number <= match.groupCount() ? match.group(number) : null;
    } else if (match.pattern().namedGroups().containsKey(name)) {
      group = match.group(name);
    }
    return group == null ? "" : group;
  }

  /** A number with a leading zero, or of nine digits and more, is a name to Go. */
  private static boolean isNumber(String name) {
    boolean digits = name.chars().allMatch(character -> character >= '0' && character <= '9');
    return digits && name.length() < 9 && (name.length() == 1 || name.charAt(0) != '0');
  }
}
