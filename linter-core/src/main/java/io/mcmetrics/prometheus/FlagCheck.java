package io.mcmetrics.prometheus;

import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Vocabulary;
import io.mcmetrics.kubernetes.FlagValues;
import io.mcmetrics.kubernetes.KingpinFlag;
import io.mcmetrics.prometheus.ConfigurationSheet.Row;
import io.mcmetrics.remotewrite.MinorVersion;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
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
    check.checkAll();
    return check.out.all();
  }

  private void checkAll() {
    Map<String, KingpinFlag> given = new HashMap<>();
    for (KingpinFlag flag : KingpinFlag.of(process.flags())) {
      Optional<Row> row = check(flag);
      KingpinFlag before = given.putIfAbsent(flag.name(), flag);
      if (before != null && row.filter(r -> !r.type().equals("texts")).isPresent()) {
        out.add("flag '" + flag.name() + "' cannot be repeated", flag);
      }
    }
  }

  private Optional<Row> check(KingpinFlag flag) {
    if (OF_PARSER.contains(flag.name())) {
      return Optional.empty();
    }
    String name =
        SHEET.anyRows(GROUPS, flag.name()).isEmpty()
            ? flag.name().replaceFirst("^no-", "")
            : flag.name();
    List<Row> rows = SHEET.anyRows(GROUPS, name);
    Optional<Row> row = inRelease(rows);
    if (rows.isEmpty()) {
      if (!out.loader().isUnseen()) {
        Vocabulary known = new Vocabulary(SHEET.allNames(GROUPS));
        Confidence confidence =
            out.loader().release().isPresent() ? Confidence.CERTAIN : Confidence.LIKELY;
        out.add(
            "unknown long flag '--" + flag.name() + "'" + known.hint(flag.name()),
            confidence,
            flag);
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

  private void checkAge(KingpinFlag flag, Row row) {
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

  private void checkMode(KingpinFlag flag, String name) {
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

  private void checkValue(KingpinFlag flag, Row row, boolean isNegated) {
    if (row.type().equals("switch")) {
      if (flag.isJoined() || flag.value().isPresent()) {
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
        .flatMap(value -> FlagValues.objection(row.type(), anyCase(value, flag), flag.name()))
        .ifPresent(objection -> out.add(objection, flag));
  }

  /** Of the log, capitals do not count. */
  private static String anyCase(String value, KingpinFlag flag) {
    return flag.name().startsWith("log.") ? value.toLowerCase(Locale.ROOT) : value;
  }
}
