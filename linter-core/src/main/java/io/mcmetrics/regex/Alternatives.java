package io.mcmetrics.regex;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A regular expression split at its outermost {@code |}, without groups around the whole.
 *
 * <p>Filters list metric names by the hundred, or prefixes of them. RE2/J takes 20 ms to compile
 * 2,000 names and then walks all of them for each text; looking a text up in a set avoids both.
 *
 * @param literals the alternatives that match one text only
 * @param prefixes what stands before {@code .*} in those that match whatever begins with it
 * @param others the remaining ones
 */
public record Alternatives(Set<String> literals, List<String> prefixes, List<Other> others) {
  private static final String ANYTHING = ".*";
  private static final int MAX_DEPTH = 10;

  /** An alternative that needs a regex engine, and the text with which all its matches begin. */
  record Other(String regex, String prefix) {}

  /**
   * Returns the alternatives; empty if they cannot be matched one by one: flags apply across
   * alternatives, names of groups must differ, and an expression may be invalid.
   */
  public static Optional<Alternatives> of(String regex) {
    Alternatives found = new Alternatives(new HashSet<>(), new ArrayList<>(), new ArrayList<>());
    return found.add(regex, 0) ? Optional.of(found) : Optional.empty();
  }

  /** Tells whether each is a text, or all that begins with one: such an expression is valid. */
  boolean arePlain() {
    return others.isEmpty();
  }

  private boolean add(String regex, int depth) {
    Optional<List<String>> parts = RegexScanner.split(regex);
    if (parts.isEmpty() || depth > MAX_DEPTH) {
      return false;
    }
    for (String part : parts.get()) {
      String bare = withoutAnchors(part);
      Optional<String> inner = RegexScanner.insideGroup(bare);
      if (inner.isPresent()) {
        if (!add(inner.get(), depth + 1)) {
          return false;
        }
      } else {
        sort(bare);
      }
    }
    return true;
  }

  private void sort(String part) {
    String literal = RegexScanner.literalPrefix(part);
    Optional<String> whole = RegexScanner.literal(part);
    boolean open = part.endsWith(ANYTHING);
    Optional<String> head =
        open
            ? RegexScanner.literal(part.substring(0, part.length() - ANYTHING.length()))
            : Optional.empty();
    if (whole.isPresent()) {
      literals.add(whole.get());
    } else if (head.isPresent()) {
      prefixes.add(head.get());
    } else {
      others.add(new Other(part, literal));
    }
  }

  /** Removes anchors that are redundant, since the whole expression is anchored. */
  private static String withoutAnchors(String part) {
    boolean starts = part.startsWith("^") && !RegexScanner.isQuantifier(part, 1);
    int start = starts ? 1 : 0;
    boolean ends = part.endsWith("$") && !part.endsWith("\\$") && part.length() > start;
    return part.substring(start, part.length() - (ends ? 1 : 0));
  }
}
