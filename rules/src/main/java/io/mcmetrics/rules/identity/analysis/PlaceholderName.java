package io.mcmetrics.rules.identity.analysis;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A placeholder that stands where the name of a cluster belongs.
 *
 * @param isCertain false if it might be the name of a cluster after all
 */
public record PlaceholderName(String text, boolean isCertain) {
  private static final Pattern PLAIN =
      Pattern.compile(
          "(?i).*(change|replace|rename|fill|edit|insert|set)[-_ ]?(me|this|in|it|here|with|by)"
              + "([-_ ].*)?"
              + "|.*(to[-_ ]?be[-_ ]?(replaced|changed|filled|set|defined|overridden)).*"
              // What stands behind `:?` in a shell, which Flux takes for a default.
              + "|(.*[-_ ])?not[-_ ](set|defined|given|provided)"
              + "|(.*[-_ ])?(must|needs?|has)[-_ ](to[-_ ])?be[-_ ](set|defined|given|provided).*"
              + "|(.* )?(is )?(required|missing)"
              + "|todo([-_ :].*)?|fixme([-_ :].*)?|tbd|tba|xxx+|placeholder|dummy"
              + "|(your|the)[-_ ]?(k8s[-_ ]|kubernetes[-_ ])?cluster([-_ ]?(name|id|here))*"
              + "|(k8s[-_ ]?)?cluster[-_ ]?(name|label)([-_ ]?here)?"
              // A variable of vmagent that is not set.
              + "|%\\{[^{}]+}");

  private static final Pattern DOUBTFUL =
      Pattern.compile(
          "(?i)(default|example|sample|demo|my)([-_ ]?cluster)?([-_ ]?name)?"
              + "|cluster([-_ ]?(default|example))?"
              + "|unknown|undefined|unset|none|null|nil|n/a|foo|bar|foobar"
              // Charts and programs that send, whose names get copied from their manuals.
              + "|k8s-monitoring|kube-prometheus(-stack)?|prometheus(-operator)?|(grafana-)?alloy"
              + "|vmagent|victoria-metrics-k8s-stack|(otel|opentelemetry)-collector");

  /** In angle brackets: what a person, or a template without its values, leaves behind. */
  private static final Pattern BRACKETS = Pattern.compile(".*<[A-Za-z][^<>]*>.*");

  /** Tells whether a part of a text stands in angle brackets. */
  static boolean isInBrackets(String text) {
    return BRACKETS.matcher(text).matches();
  }

  /** Returns the placeholder that a value is. */
  public static Optional<PlaceholderName> in(String value) {
    String text = value.strip();
    if (PLAIN.matcher(text).matches() || isInBrackets(text)) {
      return Optional.of(new PlaceholderName(text, true));
    }
    return DOUBTFUL.matcher(text).matches()
        ? Optional.of(new PlaceholderName(text, false))
        : Optional.empty();
  }
}
