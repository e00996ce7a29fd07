package io.mcmetrics.route;

import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.Value;

/**
 * How a route rewrites the path of a request.
 *
 * @param expression the regular expression whose match is replaced, for {@link Kind#EXPRESSION};
 *     else absent
 * @param target the replacement, or the prefix that is added or removed
 * @param origin where it is written
 */
public record Rewrite(Kind kind, Value<String> expression, Value<String> target, Origin origin)
    implements Located {
  /** Which part of a path is replaced. */
  public enum Kind {
    /** Nothing. */
    NONE,
    /** The whole path. */
    WHOLE,
    /** The prefix that the path of the route matches. */
    PREFIX,
    /**
     * The whole path, by a text that may refer to groups of the regular expression of the route.
     */
    PATTERN,
    /** The match of another regular expression, by a text that may refer to its groups. */
    EXPRESSION,
    /** A prefix is removed, if the path has it. */
    STRIPPED,
    /** A prefix is added. */
    ADDED,
    /** It is not known how the path is rewritten. */
    UNTOLD
  }

  /** Returns the rewrite that changes nothing. */
  static Rewrite none(Located place) {
    Value<String> nothing = new Value.Absent<>(place.origin());
    return new Rewrite(Kind.NONE, nothing, nothing, place.origin());
  }

  /** Returns the rewrite to a path that is not known. */
  static Rewrite unknown(Located place) {
    Value<String> unknown = new Value.Unknown<>("", place.origin());
    return new Rewrite(Kind.UNTOLD, unknown, unknown, place.origin());
  }

  /** Returns the rewrite of a part of the path to another text. */
  static Rewrite to(Kind kind, Value<String> target) {
    return target instanceof Value.Known<String>
        ? new Rewrite(kind, new Value.Absent<>(target.origin()), target, target.origin())
        : unknown(target);
  }

  /** Returns the rewrite of the match of a regular expression to another text. */
  public static Rewrite of(Value<String> expression, Value<String> target) {
    return expression instanceof Value.Known<String> && target instanceof Value.Known<String>
        ? new Rewrite(Kind.EXPRESSION, expression, target, target.origin())
        : unknown(target);
  }
}
