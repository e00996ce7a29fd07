package io.mcmetrics.relabel;

import io.mcmetrics.regex.RegexSamples;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/** Random chains of rules and random series: the same seed gives the same ones. */
public final class ChainSamples {
  private static final List<RelabelAction> ACTIONS = List.of(RelabelAction.values());

  private static final List<String> NAMES =
      List.of(
          "__name__",
          "__name__",
          "a",
          "b",
          "ab",
          "abc",
          "a_b",
          "A",
          "a0",
          "_",
          "__tmp",
          "job",
          "le",
          "cluster",
          "namespace",
          "pod_a",
          "pod_b",
          "x",
          "up");

  private static final List<String> VALUES =
      List.of(
          "a",
          "b",
          "ab",
          "abc",
          "A",
          "aB",
          "up",
          "Up",
          "_",
          "a_b",
          "a_b_0",
          "0",
          "00",
          "a0",
          "é",
          "É",
          "éa",
          "ñandú",
          "😀",
          "x😀y",
          "a\nb",
          "\n",
          "a\n",
          "a;b",
          ";",
          "a;",
          ";b",
          "a.b",
          "a|b",
          "$",
          "$1",
          "${1}",
          "a b",
          " ",
          "node_load1",
          "node_cpu_seconds_total",
          "kube_pod_info",
          "job:rate:sum",
          "İ",
          "ß",
          "ſ",
          "K",
          "Ǆ",
          "ﬁ",
          "ა",
          "\\",
          "\"",
          "(a)",
          "aaa",
          "aaaaaaaaaa");

  private static final List<String> TARGETS =
      List.of(
          "a",
          "b",
          "ab",
          "x",
          "y",
          "__name__",
          "__tmp",
          "cluster",
          "up",
          "$1",
          "${1}",
          "a$1",
          "${1}_x",
          "$1_x",
          "${x}",
          "x_${y}",
          "$0",
          "pod_${1}",
          "a-b",
          "0a",
          "é",
          "",
          "a$",
          "$$",
          "${",
          "$-",
          "a${1",
          "${1}${2}",
          "$2",
          "_",
          "A");

  private static final List<String> REPLACEMENTS =
      List.of(
          "$1",
          "${1}",
          "$1x",
          "${1}x",
          "$0",
          "$2",
          "$9",
          "$$",
          "$$1",
          "${x}",
          "$x",
          "$y",
          "${y}_a",
          "$",
          "a$",
          "${",
          "${1",
          "${}",
          "$-1",
          "a",
          "up",
          "",
          "é",
          "$1$2",
          "$2-$1",
          "a_$1_b",
          "$é",
          "${1}é",
          "$01",
          "${01}",
          "$1_",
          "pod_$1",
          "x_${1}",
          "\n",
          "a b",
          "$100000000000",
          "ab");

  private static final List<String> SEPARATORS = List.of(";", "", "_", ";;", ".", "\n", "é", " ");

  private final Random random;
  private final RegexSamples regexes;

  public ChainSamples(long seed) {
    this.random = new Random(seed);
    this.regexes = new RegexSamples(random);
  }

  /** Returns the rules of one remote write in the YAML of a Prometheus file. */
  public String chain() {
    StringBuilder text = new StringBuilder();
    int rules = 1 + random.nextInt(4);
    for (int i = 0; i < rules; i++) {
      text.append("- ").append(rule()).append('\n');
    }
    return text.toString();
  }

  public SortedMap<String, String> series() {
    SortedMap<String, String> labels = labels(6);
    if (random.nextInt(12) > 0) {
      labels.put(LabelSet.NAME, pick(VALUES));
    }
    if (labels.isEmpty()) {
      labels.put("a", "b");
    }
    return labels;
  }

  SortedMap<String, String> labels(int most) {
    SortedMap<String, String> labels = new TreeMap<>();
    int count = random.nextInt(most);
    for (int i = 0; i < count; i++) {
      String value = random.nextInt(3) == 0 ? pick(VALUES) + pick(VALUES) : pick(VALUES);
      labels.put(pick(NAMES), value);
    }
    return labels;
  }

  /** Returns a text as YAML and Go's YAML both read it. */
  static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }

  private String rule() {
    RelabelAction action = ACTIONS.get(random.nextInt(ACTIONS.size()));
    List<String> fields = new ArrayList<>();
    if (action != RelabelAction.REPLACE || random.nextBoolean()) {
      fields.add("action: " + anyCase(action.word()));
    }
    boolean strange = random.nextInt(20) == 0;
    boolean byName =
        switch (action) {
          case LABELDROP, LABELKEEP -> true;
          default -> false;
        };
    if (strange ? random.nextBoolean() : !byName) {
      addSources(fields, action);
    }
    boolean compares = action == RelabelAction.KEEPEQUAL || action == RelabelAction.DROPEQUAL;
    if (strange ? random.nextBoolean() : !compares && random.nextInt(8) > 0) {
      fields.add("regex: " + orNull(regexes.next()));
    }
    addTarget(fields, action, strange);
    if (action == RelabelAction.HASHMOD || (strange && random.nextInt(4) == 0)) {
      fields.add("modulus: " + modulus());
    }
    return "{" + String.join(", ", fields) + "}";
  }

  private void addSources(List<String> fields, RelabelAction action) {
    List<String> sources = new ArrayList<>();
    int count = random.nextInt(4);
    for (int i = 0; i < count; i++) {
      sources.add(random.nextInt(40) == 0 ? "null" : pick(NAMES));
    }
    if (!sources.isEmpty() && action != RelabelAction.LABELMAP) {
      fields.add("source_labels: [" + String.join(", ", sources) + "]");
    }
    boolean compares = action == RelabelAction.KEEPEQUAL || action == RelabelAction.DROPEQUAL;
    if (!compares && random.nextInt(3) == 0) {
      fields.add("separator: " + orNull(pick(SEPARATORS)));
    }
  }

  private void addTarget(List<String> fields, RelabelAction action, boolean strange) {
    boolean sets =
        switch (action) {
          case REPLACE, HASHMOD, LOWERCASE, UPPERCASE, KEEPEQUAL, DROPEQUAL -> true;
          default -> false;
        };
    if (sets != strange || (random.nextInt(3) == 0 && action == RelabelAction.KEEP)) {
      fields.add(
          "target_label: " + quoted(pick(action == RelabelAction.REPLACE ? TARGETS : NAMES)));
    }
    boolean replaces = action == RelabelAction.REPLACE || action == RelabelAction.LABELMAP;
    if (replaces != strange && random.nextInt(4) > 0) {
      fields.add("replacement: " + orNull(pick(REPLACEMENTS)));
    }
  }

  private String orNull(String text) {
    return random.nextInt(25) == 0 ? pick(List.of("null", "~", "")) : quoted(text);
  }

  private String modulus() {
    return pick(List.of("1", "2", "7", "16", "1000", "0x10", "18446744073709551615", "1_000", "0"));
  }

  private String anyCase(String word) {
    return switch (random.nextInt(4)) {
      case 0 -> word.toUpperCase(Locale.ROOT);
      case 1 -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
      default -> word;
    };
  }

  private String pick(List<String> texts) {
    return texts.get(random.nextInt(texts.size()));
  }
}
