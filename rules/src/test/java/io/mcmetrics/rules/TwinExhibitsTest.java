package io.mcmetrics.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.rule.Rules;
import io.mcmetrics.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Each rule has a bad exhibit with a twin that it is silent about and that differs from it in a
 * line or two: so the rule is known to look at these lines, and not at something that only happens
 * to stand beside them.
 */
final class TwinExhibitsTest {
  private static final int MOST_LINES = 2;

  private static final Rules RULES = Rules.discover(TwinExhibitsTest.class.getClassLoader());

  @TestFactory
  Stream<DynamicTest> aLineOrTwoDecide() {
    return RULES.all().stream()
        .map(rule -> DynamicTest.dynamicTest(rule.id(), () -> hasTwins(rule.id())));
  }

  private static void hasTwins(String ruleId) {
    List<List<String>> bad = lines(ruleId, true);
    List<List<String>> silent = lines(ruleId, false);
    int least = Integer.MAX_VALUE;
    for (List<String> one : bad) {
      for (List<String> other : silent) {
        least = Math.min(least, Math.max(missing(one, other), missing(other, one)));
      }
    }
    assertThat(least)
        .as("%s: lines by which a bad exhibit differs from the silent one most like it", ruleId)
        .isBetween(1, MOST_LINES);
  }

  private static List<List<String>> lines(String ruleId, boolean isBad) {
    return Exhibit.ofRule(ruleId).stream()
        .filter(exhibit -> exhibit.wantsFindings() == isBad)
        .map(TwinExhibitsTest::lines)
        .toList();
  }

  /** Returns what stands in the files; in a directory, with the file in which it stands. */
  private static List<String> lines(Exhibit exhibit) {
    List<SourceFile> files = exhibit.tree().givenFiles();
    List<String> all = new ArrayList<>();
    for (SourceFile file : files) {
      String place = files.size() == 1 ? "" : file.path() + ": ";
      file.text()
          .lines()
          .map(line -> line.replaceFirst("(^|\\s+)#.*", ""))
          .filter(line -> !line.isBlank())
          .forEach(line -> all.add(place + line));
    }
    return all;
  }

  /** Returns how many lines of one list are not in the other. */
  private static int missing(List<String> from, List<String> other) {
    List<String> left = new ArrayList<>(from);
    other.forEach(left::remove);
    return left.size();
  }
}
