package io.mcmetrics.regex;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The regular expression of a rule, anchored as Prometheus anchors it. */
public final class AnchoredRegex {
  private final PrometheusDialect dialect;
  private final @Nullable Pattern whole;
  private final boolean isSplit;
  private final Set<String> literals;
  private final List<String> prefixes;
  private final List<Piece> pieces;
  private final Map<String, List<Integer>> names;

  /** A part that needs a regex engine, and the text with which all its matches begin. */
  private record Piece(Pattern pattern, String prefix) {}

  private AnchoredRegex(
      PrometheusDialect dialect,
      @Nullable Pattern whole,
      boolean isSplit,
      Alternatives alternatives,
      List<Piece> pieces,
      Map<String, List<Integer>> names) {
    this.dialect = dialect;
    this.whole = whole;
    this.isSplit = isSplit;
    this.literals = alternatives.literals();
    this.prefixes = alternatives.prefixes();
    this.pieces = pieces;
    this.names = names;
  }

  /**
   * Returns the compiled expression; empty if some version of Prometheus refuses it.
   *
   * @param withGroups whether groups are needed, as by {@link #find}, for which the whole is
   *     compiled too
   */
  public static Optional<AnchoredRegex> compile(
      String regex, PrometheusDialect dialect, boolean withGroups) {
    boolean isNew = dialect == PrometheusDialect.PROMETHEUS_2 && RegexNames.shortForm(regex) >= 0;
    if (isNew || RegexLimits.exceededBy(regex).isPresent()) {
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
        String distinct = RegexNames.distinct(other.regex()).regex();
        Pattern pattern = Pattern.compile(dialect.anchored(distinct));
        pieces.add(new Piece(pattern, other.prefix()));
      }
      RegexNames names = RegexNames.distinct(regex);
      Pattern whole = withGroups ? Pattern.compile(dialect.anchored(names.regex())) : null;
      return Optional.of(
          new AnchoredRegex(
              dialect, whole, split.isPresent(), alternatives, pieces, names.groups()));
    } catch (PatternSyntaxException e) {
      return Optional.empty();
    }
  }

  /** Tells whether there is a group of that number or name; true if compiled without groups. */
  public boolean hasGroup(String name) {
    return whole == null
        || (isNumber(name)
            ? Integer.parseInt(name) <= whole.groupCount()
            : names.containsKey(name));
  }

  /** Returns the alternatives that match one text only. */
  public Set<String> literals() {
    return literals;
  }

  /**
   * Tells whether the expression can match the name of a label that a series may have although it
   * is not listed: one that does not begin with two underscores.
   */
  public boolean canMatchUnlisted() {
    return prefixes.stream().anyMatch(prefix -> !prefix.startsWith("__"))
        || pieces.stream().anyMatch(piece -> !piece.prefix().startsWith("__"));
  }

  /** Tells whether a text matches, with the anchors that Prometheus adds. */
  public boolean matches(String text) {
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
  public MatchResult matches(String beginning, String end) {
    if (!isSplit) {
      return MatchResult.MAYBE;
    }
    boolean maybe = false;
    for (String prefix : prefixes) {
      if (beginning.startsWith(prefix)) {
        return MatchResult.YES;
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
    return maybe ? MatchResult.MAYBE : MatchResult.NO;
  }

  /**
   * Returns a function from the number or name of a group to its text in the match, an empty text
   * for a group that does not exist; empty if the text does not match.
   */
  public Optional<Function<String, String>> find(String text) {
    if (whole == null) {
      return Optional.empty();
    }
    Matcher match = whole.matcher(text);
    return match.find() ? Optional.of(name -> group(match, name)) : Optional.empty();
  }

  /**
   * Returns a text in which each match is replaced, as Go's {@code ReplaceAllString} does; empty if
   * there is none. An expression such as {@code a)|(?:b} escapes the anchors and matches several
   * times.
   */
  public Optional<String> replaceAll(String text, ReplacementTemplate replacement) {
    if (whole == null) {
      return Optional.empty();
    }
    Matcher match = whole.matcher(text);
    StringBuilder replaced = new StringBuilder();
    int copied = -1;
    while (match.find()) {
      boolean isSecondAtOnePlace = match.end() == copied;
      if (!isSecondAtOnePlace) {
        replaced.append(text, Math.max(copied, 0), match.start());
        replaced.append(replacement.expand(name -> group(match, name)));
      }
      copied = match.end();
    }
    return copied < 0
        ? Optional.empty()
        : Optional.of(replaced.append(text, copied, text.length()).toString());
  }

  private String group(Matcher match, String name) {
    List<Integer> numbers =
        isNumber(name) ? List.of(Integer.parseInt(name)) : names.getOrDefault(name, List.of());
    for (int number : numbers) {
      String group = number <= match.groupCount() ? match.group(number) : null;
      if (group != null) {
        return group;
      }
    }
    return "";
  }

  /** A number with a leading zero, or of nine digits and more, is a name to Go. */
  private static boolean isNumber(String name) {
    boolean digits = name.chars().allMatch(character -> character >= '0' && character <= '9');
    return digits && name.length() < 9 && (name.length() == 1 || name.charAt(0) != '0');
  }
}
