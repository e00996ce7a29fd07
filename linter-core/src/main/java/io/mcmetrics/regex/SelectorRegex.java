package io.mcmetrics.regex;

import java.util.Optional;
import java.util.function.Predicate;

/**
 * The regular expression of a selector, which is read like one of relabelling since Prometheus 3:
 * anchored, and a dot is any character ({@code model/labels/regexp.go}).
 */
public final class SelectorRegex {
  private SelectorRegex() {}

  /** Returns what an expression matches; empty if it is none. */
  public static Optional<Predicate<String>> compile(String regex) {
    return AnchoredRegex.compile(regex, PrometheusDialect.PROMETHEUS_3, false)
        .map(compiled -> compiled::matches);
  }
}
