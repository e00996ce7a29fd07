package io.mcmetrics.finding;

import com.google.errorprone.annotations.FormatMethod;
import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One thing that a rule reports. The engine turns it into a {@link Finding}.
 *
 * @param at the place that a person would edit
 * @param message what is wrong, in lower case, with the offending words in backquotes
 * @param confidence how far the files prove it
 * @param weight whether this case is worse or milder than the rule's usual one
 * @param related the other places that one has to look at to understand it
 * @param clusters the names of the clusters concerned
 * @param subjects the senders, remote writes and the like whose samples it affects; if there are
 *     none, all that its clusters send
 * @param stage the stage of a sample's path to Grafana that it breaks, if that is not the rule's
 *     usual one
 */
public record Problem(
    Origin at,
    String message,
    Confidence confidence,
    Weight weight,
    List<Related> related,
    List<String> clusters,
    List<Origin> subjects,
    Optional<Stage> stage) {

  /** Another place, and a note on what stands there. */
  public record Related(Origin at, String message) {}

  /** How a case compares with the usual one of its rule. */
  public enum Weight {
    LIGHTEST,
    LIGHTER,
    USUAL,
    HEAVIER
  }

  /** Keeps its own lists. */
  public Problem {
    related = List.copyOf(related);
    clusters = List.copyOf(clusters);
    subjects = List.copyOf(subjects);
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
        List.of(),
        List.of(),
        Optional.empty());
  }

  /** Returns this problem with one more place to look at. */
  @FormatMethod
  public Problem see(Located where, String note, Object... args) {
    List<Related> more = new ArrayList<>(related);
    more.add(new Related(where.origin(), note.formatted(args)));
    return new Problem(at, message, confidence, weight, more, clusters, subjects, stage);
  }

  /** Returns this problem, no more certain than given. */
  public Problem atMost(Confidence limit) {
    Confidence lower = confidence.compareTo(limit) < 0 ? confidence : limit;
    return new Problem(at, message, lower, weight, related, clusters, subjects, stage);
  }

  /** Returns this problem with more words at the end of its message. */
  public Problem withWords(String more) {
    return new Problem(at, message + more, confidence, weight, related, clusters, subjects, stage);
  }

  /** Returns this problem with another weight. */
  public Problem withWeight(Weight other) {
    return new Problem(at, message, confidence, other, related, clusters, subjects, stage);
  }

  /** Returns this problem, at another stage than the usual one of its rule. */
  public Problem atStage(Stage other) {
    return new Problem(
        at, message, confidence, weight, related, clusters, subjects, Optional.of(other));
  }

  /** Returns this problem with one more cluster that it concerns. */
  public Problem affecting(String cluster) {
    if (clusters.contains(cluster)) {
      return this;
    }
    List<String> more = new ArrayList<>(clusters);
    more.add(cluster);
    return new Problem(at, message, confidence, weight, related, more, subjects, stage);
  }

  /** Returns this problem with one more sender, remote write or the like that it affects. */
  public Problem concerning(Located thing) {
    if (subjects.contains(thing.origin())) {
      return this;
    }
    List<Origin> more = new ArrayList<>(subjects);
    more.add(thing.origin());
    return new Problem(at, message, confidence, weight, related, clusters, more, stage);
  }

  /**
   * Returns this problem, joined with one that differs only in the clusters and subjects it
   * concerns: a fault in a base that four overlays use is one problem that concerns four clusters.
   */
  public Problem joined(Problem same) {
    Problem joined = this;
    for (String cluster : same.clusters) {
      joined = joined.affecting(cluster);
    }
    if (subjects.isEmpty() || same.subjects.isEmpty()) {
      return new Problem(
          at, message, confidence, weight, related, joined.clusters, List.of(), stage);
    }
    for (Origin subject : same.subjects) {
      joined = joined.concerning(subject);
    }
    return joined;
  }
}
