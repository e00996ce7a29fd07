package io.mcmetrics.engine;

import io.mcmetrics.finding.Finding;
import java.util.List;

/**
 * What a run does not say: without it, no finding would look like nothing to find.
 *
 * @param off the ids of the rules that are turned off
 * @param failed the ids of the rules that could not finish
 * @param accepted the findings that an ignore comment, an annotation or the configuration accepts
 */
public record Withheld(List<String> off, List<String> failed, List<Finding> accepted) {
  /** Nothing is withheld. */
  public static final Withheld NOTHING = new Withheld(List.of(), List.of(), List.of());

  /** Keeps its own lists. */
  public Withheld {
    off = List.copyOf(off);
    failed = List.copyOf(failed);
    accepted = List.copyOf(accepted);
  }
}
