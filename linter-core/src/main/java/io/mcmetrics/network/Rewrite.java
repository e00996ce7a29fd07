package io.mcmetrics.network;

import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.Value;

/**
 * What becomes of the path of a request behind a route.
 *
 * @param target what takes the place of the path, or of the part of it that the kind says
 * @param origin where it is told
 */
public record Rewrite(Kind kind, Value<String> target, Origin origin) implements Located {
  /** What of a path is replaced. */
  public enum Kind {
    /** Nothing. */
    NONE,
    /** All of it. */
    WHOLE,
    /** What the path of the route covers. */
    PREFIX,
    /** All of it, by a text that may refer to groups of the route's expression. */
    PATTERN,
    /** Something, and what is not known. */
    UNTOLD
  }

  /** Returns that the path stays as it is. */
  public static Rewrite none(Located place) {
    return new Rewrite(Kind.NONE, new Value.Absent<>(place.origin()), place.origin());
  }

  /** Returns that the path may become any other. */
  public static Rewrite untold(Located place) {
    return new Rewrite(Kind.UNTOLD, new Value.Unknown<>("", place.origin()), place.origin());
  }

  /** Returns that some part of the path becomes another. */
  public static Rewrite to(Kind kind, Value<String> target) {
    return target instanceof Value.Known<String>
        ? new Rewrite(kind, target, target.origin())
        : untold(target);
  }
}
