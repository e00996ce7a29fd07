package io.mcmetrics.regex;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.mcmetrics.regex.RegexLimits.Excess;
import java.util.Optional;

/**
 * Why Go does not compile a regular expression. Syntax that Go added between versions of one
 * generation of Prometheus is refused by some of them only: {@code (?<name>…)} since Go 1.22, which
 * Prometheus 2.51 was the first to be built with, and more names of character classes since Go
 * 1.25, which 3.8 is built with.
 *
 * @param message what Prometheus says
 * @param isCertain whether all versions of the generation refuse it
 */
public record RegexError(String message, boolean isCertain) {
  private static final String SAID = "error parsing regexp: ";
  private static final String SHORT_NAME = "invalid or unsupported Perl syntax: `(?<`";
  private static final String CLASS_NAME = "invalid character class range: `\\";

  /** Returns why an expression is refused; empty if it is not. */
  public static Optional<RegexError> of(String regex, PrometheusDialect dialect) {
    boolean isPlainList = Alternatives.of(regex).filter(Alternatives::arePlain).isPresent();
    if (isPlainList && RegexLimits.exceededBy(regex).isEmpty()) {
      return Optional.empty();
    }
    String anchored = dialect.anchored(regex);
    Optional<String> complaint =
        RegexLimits.exceededBy(anchored)
            .map(excess -> first(anchored, excess))
            .or(() -> complaint(anchored));
    int shortName = RegexNames.shortForm(anchored);
    if (dialect == PrometheusDialect.PROMETHEUS_2 && shortName >= 0) {
      String older = first(anchored, new Excess(SHORT_NAME, shortName));
      return Optional.of(new RegexError(older, complaint.isPresent()));
    }
    boolean canBeNewer = dialect == PrometheusDialect.PROMETHEUS_3;
    return complaint.map(text -> new RegexError(text, !(canBeNewer && text.contains(CLASS_NAME))));
  }

  /** Go reads from left to right, and stops at what comes first. */
  private static String first(String anchored, Excess excess) {
    return complaint(anchored.substring(0, excess.at()))
        .filter(text -> !text.contains("missing closing"))
        .orElse(SAID + excess.message());
  }

  private static Optional<String> complaint(String anchored) {
    String distinct = RegexNames.distinct(anchored).regex();
    try {
      Pattern.compile(distinct);
      return Optional.empty();
    } catch (PatternSyntaxException e) {
      String message = String.valueOf(e.getMessage());
      return Optional.of(
          message.contains("stack underflow")
              ? SAID + "unexpected ): `" + anchored + "`"
              : message.replace(distinct, anchored));
    }
  }
}
