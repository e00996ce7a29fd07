package io.mcmetrics.relabel;

import java.util.Locale;
import java.util.Optional;

/** What a relabelling rule does, after {@code model/relabel/relabel.go} of Prometheus. */
public enum RelabelAction {
  /** Sets a label from the match of others. */
  REPLACE,
  /** Lets only those series pass that match. */
  KEEP,
  /** Lets only those series pass that do not match. */
  DROP,
  /** Lets only those series pass whose source labels equal the target label; since 2.41. */
  KEEPEQUAL,
  /** Lets only those series pass whose source labels differ from the target label; since 2.41. */
  DROPEQUAL,
  /** Sets a label to the hash of others, modulo a number. */
  HASHMOD,
  /** Copies the labels whose names match to other names. */
  LABELMAP,
  /** Removes the labels whose names match. */
  LABELDROP,
  /** Removes the labels whose names do not match, the metric name among them. */
  LABELKEEP,
  /** Sets a label to others in lower case; since 2.36. */
  LOWERCASE,
  /** Sets a label to others in upper case; since 2.36. */
  UPPERCASE;

  /** Returns the action of a name, in whatever case, as Prometheus reads it. */
  public static Optional<RelabelAction> find(String name) {
    for (RelabelAction action : values()) {
      if (action.word().equals(name.toLowerCase(Locale.ROOT))) {
        return Optional.of(action);
      }
    }
    return Optional.empty();
  }

  /** Returns the name as it is written in configurations. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Tells whether this lets some series pass and others not. */
  public boolean filters() {
    return switch (this) {
      case KEEP, DROP, KEEPEQUAL, DROPEQUAL -> true;
      default -> false;
    };
  }
}
