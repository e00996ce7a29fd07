package io.mcmetrics.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The path to a field as typed on the command line: {@code remoteWrite[0].url}. It may start
 * anywhere in a document, a star is every item, and a key with dots is quoted, with or without
 * brackets.
 *
 * @param steps the steps, at least one
 */
public record FieldQuery(List<FieldStep> steps) {
  private static final Pattern STEP =
      Pattern.compile(
          "\\[(?<index>\\d{1,6})]"
              + "|\\[(?<every>\\*)]"
              + "|\\[\"(?<quoted>[^\"]+)\"]|\\['(?<single>[^']+)']"
              + "|(?<dot>\\.?)(?:\"(?<bareQuoted>[^\"]+)\"|(?<star>\\*)(?=[.\\[]|$)"
              + "|(?<key>(?:[^.\\[\\]\\\\\"]|\\\\.)+))");
  private static final List<String> QUOTED = List.of("quoted", "single", "bareQuoted");

  /** Keeps its own list. */
  public FieldQuery {
    steps = List.copyOf(steps);
  }

  /** Returns the query that a text writes; empty if it writes none. */
  public static Optional<FieldQuery> parse(String text) {
    List<FieldStep> steps = new ArrayList<>();
    Matcher matcher = STEP.matcher(text);
    int end = 0;
    while (end < text.length() && matcher.find(end) && matcher.start() == end) {
      boolean first = steps.isEmpty();
      String dot = matcher.group("dot");
      if (dot != null && dot.isEmpty() != first) {
        return Optional.empty();
      }
      steps.add(step(matcher));
      end = matcher.end();
    }
    return end < text.length() || steps.isEmpty()
        ? Optional.empty()
        : Optional.of(new FieldQuery(steps));
  }

  private static FieldStep step(Matcher matcher) {
    String index = matcher.group("index");
    if (index != null) {
      return new FieldStep.Index(Integer.parseInt(index));
    }
    for (String name : QUOTED) {
      String quoted = matcher.group(name);
      if (quoted != null) {
        return new FieldStep.Key(quoted);
      }
    }
    String key = matcher.group("key");
    return key == null ? new FieldStep.Every() : new FieldStep.Key(key.replaceAll("\\\\(.)", "$1"));
  }

  /**
   * Returns the query for the same field of a Prometheus resource, if this one is for the values of
   * a chart: {@code prometheusSpec} of the values is the {@code spec} of the resource.
   */
  Optional<FieldQuery> asInResource() {
    int at = steps.indexOf(new FieldStep.Key("prometheusSpec"));
    if (at < 0) {
      return Optional.empty();
    }
    List<FieldStep> own = new ArrayList<>(List.of(new FieldStep.Key("spec")));
    own.addAll(steps.subList(at + 1, steps.size()));
    return Optional.of(new FieldQuery(own));
  }
}
