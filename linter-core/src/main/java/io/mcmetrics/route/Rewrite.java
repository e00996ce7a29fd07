package io.mcmetrics.route;

import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.Value;

/**
 * What becomes of the path of a request behind a route.
 *
 * @param expression what it replaces, where an expression says that; else absent
 * @param target what takes the place of the path, or of the part of it that the kind says; or what
 *     is added, or taken away
 * @param origin where it is told
 */
public record Rewrite(Kind kind, Value<String> expression, Value<String> target, Origin origin)
    implements Located {
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
    /** What an expression of its own matches, by a text that may refer to its groups. */
    EXPRESSION,
    /** A text at its beginning is taken away, where it is there. */
    STRIPPED,
    /** Nothing; a text is put before it. */
    ADDED,
    /** Something, and what is not known. */
    UNTOLD
  }

  /** Returns that the path stays as it is. */
  public static Rewrite none(Located place) {
    Value<String> nothing = new Value.Absent<>(place.origin());
    return new Rewrite(Kind.NONE, nothing, nothing, place.origin());
  }

  /** Returns that the path may become any other. */
  public static Rewrite untold(Located place) {
    Value<String> unknown = new Value.Unknown<>("", place.origin());
    return new Rewrite(Kind.UNTOLD, unknown, unknown, place.origin());
  }

  /** Returns that some part of the path becomes another. */
  public static Rewrite to(Kind kind, Value<String> target) {
    return target instanceof Value.Known<String>
        ? new Rewrite(kind, new Value.Absent<>(target.origin()), target, target.origin())
        : untold(target);
  }

  /** Returns that what an expression matches becomes another text. */
  public static Rewrite of(Value<String> expression, Value<String> target) {
    return expression instanceof Value.Known<String> && target instanceof Value.Known<String>
        ? new Rewrite(Kind.EXPRESSION, expression, target, target.origin())
        : untold(target);
  }
}
