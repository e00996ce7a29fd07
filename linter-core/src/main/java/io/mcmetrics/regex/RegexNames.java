package io.mcmetrics.regex;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A regular expression in which no two groups have one name. Go allows that, and uses the first
 * such group that took part in the match; RE2/J refuses it.
 *
 * @param regex the expression, in which each name stands at its first group only
 * @param groups the numbers of the groups, by name
 */
record RegexNames(String regex, Map<String, List<Integer>> groups) {
  private static final Pattern NAMED = Pattern.compile("\\(\\?P?<([A-Za-z0-9_]+)>");
  private static final String SHORT = "(?<";

  static RegexNames distinct(String regex) {
    if (!regex.contains("<")) {
      return new RegexNames(regex, Map.of());
    }
    StringBuilder distinct = new StringBuilder();
    Map<String, List<Integer>> groups = new LinkedHashMap<>();
    Matcher named = NAMED.matcher(regex);
    int count = 0;
    int copied = 0;
    for (int at = 0; at >= 0 && at < regex.length(); at = RegexScanner.next(regex, at)) {
      if (regex.charAt(at) != '(') {
        continue;
      }
      boolean isNamed = named.find(at) && named.start() == at;
      count += isNamed || !regex.startsWith("(?", at) ? 1 : 0;
      if (isNamed) {
        List<Integer> numbers = groups.computeIfAbsent(named.group(1), key -> new ArrayList<>());
        numbers.add(count);
        distinct.append(regex, copied, at).append(numbers.size() == 1 ? named.group() : "(");
        copied = named.end();
      }
    }
    return new RegexNames(distinct.append(regex, copied, regex.length()).toString(), groups);
  }

  /** Returns where a group is named as Go has known it since 1.22 only; negative if none is. */
  static int shortForm(String regex) {
    if (!regex.contains(SHORT)) {
      return -1;
    }
    for (int at = 0; at >= 0 && at < regex.length(); at = RegexScanner.next(regex, at)) {
      if (regex.startsWith(SHORT, at)) {
        return at;
      }
    }
    return -1;
  }
}
