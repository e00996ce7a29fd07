package io.mcmetrics.rules.identity.analysis;

import io.mcmetrics.document.Unit.Form;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.sender.Sender;
import io.mcmetrics.source.TreePath;
import java.util.regex.Pattern;

/**
 * Guesses which loose values files are layers of one release. Nothing in the tree says which files
 * are given to Helm together.
 */
public final class ValuesLayers {
  /** Names of files that are meant to be completed by others. */
  private static final Pattern LOWEST =
      Pattern.compile("(values[-_.])?(values|base|common|defaults?|shared|global|all|main)");

  private ValuesLayers() {}

  /** Tells whether a file in the same directory has the label and no remote write. */
  public static boolean isCompletedBeside(Sender sender, Fleet fleet) {
    return isLoose(sender)
        && fleet.senders().stream()
            .filter(other -> isLoose(other) && inOneDirectory(other, sender))
            .anyMatch(
                other -> other.remoteWrites().isEmpty() && ClusterLabels.isLabelled(other, fleet));
  }

  /** Tells whether this is a lowest layer by its name, while others of the tree have the label. */
  public static boolean mayBeCompletedElsewhere(Sender sender, Fleet fleet) {
    return isLoose(sender)
        && fleet.senders().stream()
            .filter(
                other ->
                    !other.unit().equals(sender.unit()) && ClusterLabels.isLabelled(other, fleet))
            .anyMatch(other -> isLowest(sender) || other.remoteWrites().isEmpty());
  }

  /** Tells whether two files may be layers of one release. */
  public static boolean mayBelongTogether(Sender one, Sender other) {
    return isLoose(one) && isLoose(other) && inOneDirectory(one, other);
  }

  /** Tells whether one of two files in a directory is by its name the lower layer of the other. */
  public static boolean belongTogether(Sender one, Sender other) {
    return mayBelongTogether(one, other) && (isLowest(one) || isLowest(other));
  }

  /** Tells whether this is by its name a file that others complete. */
  public static boolean mayBeLowest(Sender sender) {
    return isLoose(sender) && isLowest(sender);
  }

  private static boolean isLoose(Sender sender) {
    return sender.unit().form() == Form.FILE;
  }

  private static boolean inOneDirectory(Sender one, Sender other) {
    return one.unit().directory().equals(other.unit().directory());
  }

  private static boolean isLowest(Sender sender) {
    String name = TreePath.nameOf(sender.unit().path()).replaceFirst("\\.[^.]*$", "");
    return LOWEST.matcher(name).matches();
  }
}
