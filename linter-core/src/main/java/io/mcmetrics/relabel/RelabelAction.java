package io.mcmetrics.relabel;

import java.util.List;
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

  /** Returns the action of a name as custom resources accept it: in lower or in camel case. */
  static Optional<RelabelAction> spelled(String name) {
    return find(name).filter(action -> action.spellings().contains(name));
  }

  /** Returns the names that the custom resources of the operator list. */
  List<String> spellings() {
    return List.of(word(), camel());
  }

  /** Returns the action of a name, in whatever case, as Prometheus reads it. */
  static Optional<RelabelAction> find(String name) {
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

  private String camel() {
    String word = word();
    String first = word.substring(0, 1).toUpperCase(Locale.ROOT);
    int second =
        switch (this) {
          case KEEPEQUAL, DROPEQUAL -> "keep".length();
          case HASHMOD -> "hash".length();
          case LABELMAP, LABELDROP, LABELKEEP -> "label".length();
          default -> word.length();
        };
    return second == word.length()
        ? first + word.substring(1)
        : first
            + word.substring(1, second)
            + word.substring(second, second + 1).toUpperCase(Locale.ROOT)
            + word.substring(second + 1);
  }

  /** Tells whether this action can drop series. */
  public boolean filters() {
    return switch (this) {
      case KEEP, DROP, KEEPEQUAL, DROPEQUAL -> true;
      default -> false;
    };
  }
}
