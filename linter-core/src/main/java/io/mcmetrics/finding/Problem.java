package io.mcmetrics.finding;

import com.google.errorprone.annotations.FormatMethod;
import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import java.util.ArrayList;
import java.util.List;

/**
 * One thing a rule objects to. The engine turns it into a {@link Finding}.
 *
 * @param at what a person would edit
 * @param message what is wrong, in lower case, with the offending words in backquotes
 * @param confidence how far the files prove it
 * @param weight whether this case is worse or milder than the rule's usual one
 * @param related the other places that one has to look at to understand it
 * @param clusters the names of the clusters concerned
 */
public record Problem(
    Origin at,
    String message,
    Confidence confidence,
    Weight weight,
    List<Related> related,
    List<String> clusters) {

  /** Another place, and what is to be seen there. */
  public record Related(Origin at, String message) {}

  /** How a case compares with the usual one of its rule. */
  public enum Weight {
    LIGHTER,
    USUAL,
    HEAVIER
  }

  /** Keeps its own lists. */
  public Problem {
    related = List.copyOf(related);
    clusters = List.copyOf(clusters);
  }

  /** Returns a certain problem of the usual weight. */
  @FormatMethod
  public static Problem at(Located where, String message, Object... args) {
    return new Problem(
        where.origin(),
        message.formatted(args),
        Confidence.CERTAIN,
        Weight.USUAL,
        List.of(),
        List.of());
  }

  /** Returns this problem with one more place to look at. */
  @FormatMethod
  public Problem see(Located where, String note, Object... args) {
    List<Related> more = new ArrayList<>(related);
    more.add(new Related(where.origin(), note.formatted(args)));
    return new Problem(at, message, confidence, weight, more, clusters);
  }

  /** Returns this problem, no more certain than given. */
  public Problem atMost(Confidence limit) {
    Confidence lower = confidence.compareTo(limit) < 0 ? confidence : limit;
    return new Problem(at, message, lower, weight, related, clusters);
  }

  /** Returns this problem with another weight. */
  public Problem weighing(Weight other) {
    return new Problem(at, message, confidence, other, related, clusters);
  }

  /** Returns this problem, said to concern one more cluster. */
  public Problem affecting(String cluster) {
    if (clusters.contains(cluster)) {
      return this;
    }
    List<String> more = new ArrayList<>(clusters);
    more.add(cluster);
    return new Problem(at, message, confidence, weight, related, more);
  }
}
