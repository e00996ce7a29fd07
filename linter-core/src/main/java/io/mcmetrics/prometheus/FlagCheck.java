package io.mcmetrics.prometheus;

import io.mcmetrics.finding.Vocabulary;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.prometheus.ConfigurationSheet.Row;
import io.mcmetrics.remotewrite.MinorVersion;
import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Checks the flags of a Prometheus ({@code cmd/prometheus/main.go} of the releases since 2.37, and
 * {@code alecthomas/kingpin} 2.4): a flag that it does not know, or that its mode does not allow,
 * ends it.
 */
final class FlagCheck {
  private static final ConfigurationSheet SHEET = ConfigurationSheet.read("flags.txt");
  private static final List<String> GROUPS = List.of("both", "server", "agent");

  /** Flags that the parser itself brings. */
  private static final Set<String> OF_PARSER =
      Set.of("help", "help-long", "help-man", "version", "completion-bash");

  private final PrometheusProcess process;
  private final Refusals out;

  private FlagCheck(PrometheusProcess process) {
    this.process = process;
    this.out = new Refusals(process.loader());
  }

  static List<LoadFault> faults(PrometheusProcess process) {
    FlagCheck check = new FlagCheck(process);
    if (!check.isScript()) {
      check.checkAll();
    }
    return check.out.all();
  }

  /**
   * Tells whether the words are those of a shell script, which all stand at one place: there, what
   * looks like a flag may be one of another command.
   */
  private boolean isScript() {
    List<Origin> places = process.flags().words().stream().map(Value::origin).toList();
    return places.stream().distinct().count() < places.size();
  }

  private record Flag(String name, Optional<String> value, boolean hasValue, Origin origin)
      implements io.mcmetrics.source.Located {}

  private void checkAll() {
    Map<String, Flag> given = new HashMap<>();
    for (Flag flag : flags()) {
      Optional<Row> row = check(flag);
      Flag before = given.putIfAbsent(flag.name(), flag);
      if (before != null && row.filter(r -> !r.type().equals("texts")).isPresent()) {
        out.add("flag '" + flag.name() + "' cannot be repeated", flag);
      }
    }
  }

  private List<Flag> flags() {
    List<Flag> flags = new ArrayList<>();
    List<Value<String>> words = process.flags().words();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i).written();
      if (!word.startsWith("--") || word.length() < 3) {
        continue;
      }
      int equals = word.indexOf('=');
      String name = equals < 0 ? word.substring(2) : word.substring(2, equals);
      boolean isKnown = words.get(i) instanceof Known<String>;
      if (!isKnown && equals < 0) {
        continue;
      }
      Optional<String> value = Optional.empty();
      if (equals >= 0 && isKnown) {
        value = Optional.of(word.substring(equals + 1));
      } else if (equals < 0
          && i + 1 < words.size()
          && words.get(i + 1) instanceof Known<String> next
          && !next.value().startsWith("-")) {
        value = Optional.of(next.value());
      }
      flags.add(new Flag(name, value, equals >= 0, words.get(i).origin()));
    }
    return flags;
  }

  private Optional<Row> check(Flag flag) {
    if (OF_PARSER.contains(flag.name())) {
      return Optional.empty();
    }
    String name = SHEET.anyRows(GROUPS, flag.name()).isEmpty()
        ? flag.name().replaceFirst("^no-", "")
        : flag.name();
    List<Row> rows = SHEET.anyRows(GROUPS, name);
    Optional<Row> row = inRelease(rows);
    if (rows.isEmpty()) {
      if (!out.loader().isUnseen()) {
        Vocabulary known = new Vocabulary(SHEET.allNames(GROUPS));
        Confidence confidence =
            out.loader().release().isPresent() ? Confidence.CERTAIN : Confidence.LIKELY;
        out.add("unknown long flag '--" + flag.name() + "'" + known.hint(flag.name()), confidence, flag);
      }
    } else if (row.isEmpty()) {
      checkAge(flag, rows.get(rows.size() - 1));
    } else {
      checkMode(flag, name);
      checkValue(flag, row.get(), !name.equals(flag.name()));
    }
    return row;
  }

  private Optional<Row> inRelease(List<Row> rows) {
    Optional<MinorVersion> release = out.loader().release();
    return rows.stream()
        .filter(row -> release.isEmpty() ? row.before().isEmpty() : row.isIn(release.get()))
        .reduce((older, newer) -> newer);
  }

  private void checkAge(Flag flag, Row row) {
    Optional<MinorVersion> gone =
        row.before().filter(before -> !out.loader().isBefore(before.major(), before.minor()));
    if (gone.isPresent()) {
      out.addSince(
          gone.get().major(),
          gone.get().minor(),
          "unknown long flag '--%s' since %s".formatted(flag.name(), gone.get()),
          flag);
    } else {
      out.add("unknown long flag '--%s', which came later".formatted(flag.name()), flag);
    }
  }

  private void checkMode(Flag flag, String name) {
    boolean isOfServer = !SHEET.rows("server", name).isEmpty();
    boolean isOfAgent = !SHEET.rows("agent", name).isEmpty();
    if (isOfServer && out.loader().isAgent()) {
      out.add("--" + name + " can not be used in agent mode", flag);
    } else if (isOfAgent && !out.loader().isAgent() && process.flags().isWhole()) {
      Confidence confidence =
          out.loader().release().isPresent() ? Confidence.CERTAIN : Confidence.POSSIBLE;
      String feature =
          process.flags().all("enable-feature").stream()
                  .anyMatch(each -> each.written().contains("agent"))
              ? ", and since 3.0 the feature `agent` does not make an agent of it; --agent does"
              : "";
      out.add("--" + name + " can only be used in agent mode" + feature, confidence, flag);
    }
  }

  private void checkValue(Flag flag, Row row, boolean isNegated) {
    if (row.type().equals("switch")) {
      if (flag.hasValue()) {
        String value = flag.value().orElse("a value");
        out.add(
            "--%s is a switch, and takes no value: unexpected %s".formatted(flag.name(), value),
            flag);
      }
      return;
    }
    if (isNegated) {
      out.add("unknown long flag '--" + flag.name() + "'", flag);
      return;
    }
    flag.value()
        .filter(value -> !value.contains("$("))
        .flatMap(value -> FlagValues.objection(row.type(), value, flag.name()))
        .ifPresent(objection -> out.add(objection, flag));
  }
}
