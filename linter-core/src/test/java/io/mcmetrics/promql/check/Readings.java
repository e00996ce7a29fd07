package io.mcmetrics.promql.check;

import io.mcmetrics.promql.Expression;
import io.mcmetrics.promql.Expression.Aggregation;
import io.mcmetrics.promql.Expression.Binary;
import io.mcmetrics.promql.Grouping.LabelName;
import io.mcmetrics.promql.ParseResult;
import io.mcmetrics.promql.ParseResult.Broken;
import io.mcmetrics.promql.ParseResult.Whole;
import io.mcmetrics.promql.PromqlError;
import io.mcmetrics.promql.TemplatedText;
import io.mcmetrics.promql.TextRange;
import io.mcmetrics.promql.VectorSelector;
import io.mcmetrics.promql.parser.PromqlParser;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The result of parsing an expression, in lines that are easy to compare. */
final class Readings {
  private Readings() {}

  /** Returns a file of expressions with what is read of each below it. */
  static String of(String file) {
    StringBuilder out = new StringBuilder();
    boolean header = true;
    for (String line : file.lines().toList()) {
      if (line.startsWith("  ")) {
        continue;
      }
      out.append(line).append('\n');
      if (!header) {
        lines(line.replace('⏎', '\n')).forEach(l -> out.append("  ").append(l).append('\n'));
      }
      header &= !line.isEmpty();
    }
    return out.toString();
  }

  private static List<String> lines(String expression) {
    ParseResult parsed = PromqlParser.parse(expression);
    if (parsed instanceof Broken broken) {
      return List.of("! " + line(broken.error()) + (broken.templated() ? ", perhaps" : ""));
    }
    Expression whole = ((Whole) parsed).expression();
    List<String> lines = new ArrayList<>();
    whole.selectors().forEach(selector -> lines.add("= " + line(selector)));
    String labels =
        whole.all().stream()
            .flatMap(Readings::labels)
            .map(label -> word(label.name()))
            .collect(Collectors.joining(", "));
    if (!labels.isEmpty()) {
      lines.add("# " + labels);
    }
    TypeCheck.of(whole).forEach(complaint -> lines.add("? " + line(complaint)));
    return lines;
  }

  private static Stream<LabelName> labels(Expression expression) {
    if (expression instanceof Aggregation aggregation) {
      return aggregation.grouping().labels().stream();
    }
    return expression instanceof Binary binary
        ? Stream.concat(binary.matching().labels().stream(), binary.matching().included().stream())
        : Stream.empty();
  }

  private static String line(PromqlError complaint) {
    TextRange range = complaint.range();
    return range.start() + ".." + range.end() + " " + complaint.message().replace('\n', '⏎');
  }

  private static String line(VectorSelector selector) {
    String matchers =
        selector.matchers().stream()
            .map(m -> word(m.label()) + " " + m.operator().sign() + " " + word(m.value()))
            .collect(Collectors.joining(", "));
    return matchers + (selector.open() ? " …" : "");
  }

  private static String word(TemplatedText text) {
    if (text instanceof TemplatedText.Templated templated) {
      return "~`" + templated.prefix() + "`…`" + templated.suffix() + "`";
    }
    String known = ((TemplatedText.Known) text).text();
    StringBuilder word = new StringBuilder("`");
    known
        .codePoints()
        .forEach(c -> word.append(c < ' ' ? "\\u%04x".formatted(c) : Character.toString(c)));
    return word.append('`').toString();
  }
}
