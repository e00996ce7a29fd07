package io.mcmetrics.regex;

import java.util.List;
import java.util.Random;

/** Random regular expressions, valid and invalid, that cover the whole syntax. */
public final class RegexSamples {
  /** What people write, and what parsers get wrong. */
  private static final List<String> CHOSEN =
      List.of(
          "",
          ".*",
          "(.*)",
          ".+",
          "(.+)",
          "a",
          "a.*",
          "(a)(b)?(.*)",
          "(a|b)_(.*)",
          "a|",
          "|a",
          "()",
          "a||b",
          "^a$",
          "^^a$$",
          "\\Aa\\z",
          "a$|b",
          "(^a|b$)",
          "a^b",
          "a$b",
          "\\ba\\b",
          "\\Ba",
          "\\Qa.b\\E",
          "\\Qa|b",
          "\\Q\\E",
          "\\Qa\\E*",
          "(?i)A.*",
          "(?i:A).*",
          "(?s).*",
          "(?s:.)",
          "(?-s:.*)",
          "(?m)^a$",
          "(?m:^b$)",
          "(?U)a+",
          "(?U)(a+)(.*)",
          "(?U)(a+?)(.*)",
          "(?iU)A*?",
          "(?P<x>a.*)",
          "(?P<x>a)(?P<y>.*)",
          "(?<x>a.*)",
          "(?P<x>a)|(?P<x>b)",
          "(?P<1>a)",
          "(?P<x_1>.*)_(.*)",
          "(?P<é>a)",
          "(?P<>a)",
          "(?P=x)",
          "[a-c]+",
          "[^a]",
          "[^a]*",
          "[]a]+",
          "[^]a]+",
          "[a-]",
          "[-a]",
          "[a\\-b]+",
          "[\\w]+",
          "[\\W_]+",
          "[\\d\\s]*",
          "[[:alpha:]]+.*",
          "[[:^alpha:]]*",
          "[[:word:]]+",
          "[[:foo:]]",
          "[[:alpha:]",
          "[a",
          "[z-a]",
          "[a-\\d]",
          "\\d+",
          "\\D+",
          "\\w+",
          "\\W*",
          "\\s",
          "\\S+",
          "\\pL+",
          "\\p{L}+",
          "\\PL",
          "\\p{^L}",
          "\\P{^L}+",
          "\\p{Greek}",
          "\\p{Lu}.*",
          "\\p{Foo}",
          "\\pX",
          "\\p{Letter}",
          "\\p{Any}*",
          "\\C",
          "\\C*",
          "\\z",
          "a\\z",
          "\\Z",
          "\\A",
          "\\G",
          "\\1",
          "(a)\\1",
          "\\x61",
          "\\x{61}+",
          "\\x{110000}",
          "\\x6",
          "\\101",
          "\\08",
          "\\0",
          "\\n",
          "\\t|a",
          "\\a",
          "\\v",
          "\\f|b",
          "\\e",
          "\\_a",
          "a\\.b",
          "\\",
          "a\\",
          "a{2}",
          "a{2,}",
          "a{,2}",
          "a{2,1}",
          "a{0}",
          "a{0,0}b",
          "a{1000}",
          "a{1001}",
          "(a{10}){100}",
          "(a{10}){101}",
          "((a{9}){9}){9}",
          "a{2}{3}",
          "a**",
          "a*+",
          "a++",
          "a*?",
          "a??",
          "a+?",
          "a{1,2}?b?",
          "*a",
          "+",
          "?",
          "a|*",
          "(?:)",
          "(?:a|b)",
          "(?=a)",
          "(?!a).*",
          "(?<=a)b",
          "(?>a)",
          "(?#c)",
          "(?i",
          "(?i)",
          "(?x)a",
          "(?-)a",
          "(?i-)a",
          "(?",
          "(",
          ")",
          "a)",
          "(a",
          "a)|(?:b",
          "a)|(b",
          "a)(",
          "{",
          "{}",
          "a{",
          "a{x}",
          "a{1",
          "}",
          "]",
          "[]",
          "[^]",
          "a|b|ab|abc",
          "(a|ab)(c|bcd)(.*)",
          "(a*)(a*)",
          "(a*)*",
          "(a*)+",
          "(|a)*",
          "(|a)+",
          "(a|b)*?_.*",
          "é",
          "[é-ü]+",
          "(?i)É.*",
          "(?i)k",
          "(?i)ſ",
          "[^\\x00-\\x{10FFFF}]",
          "\\x{1F600}|😀",
          ".",
          "..",
          "...",
          "(.)(.)",
          "\\$1",
          "$",
          "$1",
          "^",
          "^*",
          "$*",
          "(?:^)*a",
          "(?:a|^)b",
          "a.b",
          "a\nb",
          "a\\nb",
          "(?s)a.b",
          ";",
          "a;b",
          "(.*);(.*)",
          "a;.*|.*;b",
          " a",
          "node_.*",
          "(node|kube)_(.*)",
          "up|node_.*|kube_.*",
          "__name__",
          "__.*",
          "_+.*",
          "job|le");

  private static final List<String> ATOMS =
      List.of(
          "a",
          "b",
          "A",
          "_",
          "0",
          "up",
          "a",
          "b",
          ".",
          "\\w",
          "\\d",
          "\\W",
          "\\pL",
          "é",
          ";",
          "\\.",
          "[ab]",
          "[^a]",
          "[a-z_]",
          "[[:alnum:]]",
          "[[:upper:]_]",
          "\\n",
          "\\x{e9}",
          "\\Qa.\\E",
          "\\s",
          "[^;]",
          "ab",
          "node_",
          "^",
          "$",
          "\\b",
          "\\z",
          "\\A",
          "\\B",
          "[\\pL_]");

  private static final List<String> OPENINGS =
      List.of("(", "(", "(", "(?:", "(?:", "(?i:", "(?s:", "(?U:", "(?P<x>", "(?P<y>", "(?-s:");

  private static final List<String> REPEATS =
      List.of("*", "+", "?", "*?", "+?", "??", "{2}", "{1,2}", "{0,1}", "{0}", "{2,}?", ".*");

  private final Random random;

  public RegexSamples(Random random) {
    this.random = random;
  }

  public String next() {
    return random.nextInt(3) == 0 ? chosen() : alternatives(2);
  }

  private String chosen() {
    String one = pick(CHOSEN);
    return random.nextInt(4) == 0 ? one + (random.nextBoolean() ? "|" : "") + pick(CHOSEN) : one;
  }

  private String alternatives(int depth) {
    StringBuilder text = new StringBuilder(sequence(depth));
    while (random.nextInt(3) == 0) {
      text.append('|').append(random.nextInt(8) == 0 ? "" : sequence(depth));
    }
    return text.toString();
  }

  private String sequence(int depth) {
    StringBuilder text = new StringBuilder();
    int length = 1 + random.nextInt(4);
    for (int i = 0; i < length; i++) {
      boolean nests = depth > 0 && random.nextInt(4) == 0;
      text.append(nests ? pick(OPENINGS) + alternatives(depth - 1) + ")" : pick(ATOMS));
      if (random.nextInt(4) == 0) {
        text.append(pick(REPEATS));
      }
    }
    return text.toString();
  }

  private String pick(List<String> texts) {
    return texts.get(random.nextInt(texts.size()));
  }
}
