package io.mcmetrics.relabel.proof;

import io.mcmetrics.relabel.RelabelRule;
import java.util.Collections;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * An alternative that matches no needed metric, since expressions are anchored, but would match
 * some with {@code .*} at its end.
 *
 * @param instead the alternative that would match
 * @param names the needed names that it would match, and that the rule does not match now
 */
public record MissingWildcard(
    RelabelRule rule, String alternative, String instead, NavigableSet<String> names) {
  /** Keeps its own set. */
  public MissingWildcard {
    names = Collections.unmodifiableNavigableSet(new TreeSet<>(names));
  }
}
