package io.mcmetrics.prometheus;

import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Vocabulary;
import io.mcmetrics.kubernetes.CommandLine;
import io.mcmetrics.kubernetes.FlagValues;
import io.mcmetrics.kubernetes.KingpinFlag;
import io.mcmetrics.prometheus.ConfigurationSheet.Row;
import io.mcmetrics.remotewrite.MinorVersion;
import io.mcmetrics.yaml.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

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

  private static final List<String> MESSAGES =
      List.of("prometheus.WriteRequest", "io.prometheus.write.v2.Request");

  private final CommandLine flags;
  private final Refusals out;

  private FlagCheck(CommandLine flags, Loader loader) {
    this.flags = flags;
    this.out = new Refusals(loader);
  }

  static List<LoadFault> faults(CommandLine flags, Loader loader) {
    FlagCheck check = new FlagCheck(flags, loader);
    check.checkAll();
    return check.out.all();
  }

  private void checkAll() {
    List<KingpinFlag> all = KingpinFlag.of(flags);
    checkShortFlags(all);
    checkAddress();
    Map<String, KingpinFlag> given = new HashMap<>();
    for (KingpinFlag flag : all) {
      Optional<Row> row = check(flag);
      KingpinFlag before = given.putIfAbsent(nameOf(flag), flag);
      if (before != null && row.filter(r -> !r.type().equals("texts")).isPresent()) {
        out.add("flag '" + flag.name() + "' cannot be repeated", flag);
      }
    }
  }

  private Optional<Row> check(KingpinFlag flag) {
    if (OF_PARSER.contains(flag.name())) {
      return Optional.empty();
    }
    String name = nameOf(flag);
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

  /** A switch may be given the other way round, with a word before it. */
  private static String nameOf(KingpinFlag flag) {
    return SHEET.anyRows(GROUPS, flag.name()).isEmpty()
        ? flag.name().replaceFirst("^no-", "")
        : flag.name();
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
    } else if (isOfAgent && !out.loader().isAgent() && flags.isWhole()) {
      Confidence confidence =
          out.loader().release().isPresent() ? Confidence.CERTAIN : Confidence.POSSIBLE;
      String feature =
          flags.all("enable-feature").stream().anyMatch(each -> each.written().contains("agent"))
              ? ", and since 3.0 the feature `agent` does not make an agent of it; --agent does"
              : "";
      out.add("--" + name + " can only be used in agent mode" + feature, confidence, flag);
    }
  }

  /** What has no flag of Prometheus at all is another program in an image of that name. */
  private void checkShortFlags(List<KingpinFlag> all) {
    List<KingpinFlag.ShortFlag> shortFlags = KingpinFlag.shortFlags(flags);
    boolean isPrometheus =
        Stream.concat(
                all.stream().map(KingpinFlag::name),
                shortFlags.stream().map(KingpinFlag.ShortFlag::name))
            .anyMatch(name -> !SHEET.anyRows(GROUPS, name).isEmpty());
    if (isPrometheus) {
      shortFlags.forEach(flag -> out.add("unknown short flag '-" + flag.letter() + "'", flag));
    }
  }

  /** The first address is a part of the external URL, if none is given. */
  private void checkAddress() {
    flags.all("web.listen-address").stream()
        .limit(1)
        .filter(address -> flags.isWhole() && !flags.has("web.external-url"))
        .filter(address -> address instanceof Value.Known<String>)
        .filter(address -> !address.written().contains(":") && !address.written().contains("$("))
        .forEach(
            address ->
                out.add(
                    "address %s: missing port in address".formatted(address.written()), address));
  }

  private void checkValue(KingpinFlag flag, Row row, boolean isNegated) {
    boolean isSwitch = row.type().equals("switch");
    if (flag.next().isPresent() && (isSwitch || flag.isJoined())) {
      out.add("unexpected " + flag.next().get(), flag);
    } else if (!isSwitch && !flag.isJoined() && flag.isLast()) {
      out.add("expected argument for flag '--" + flag.name() + "'", flag);
    }
    if (isSwitch) {
      if (flag.isJoined()) {
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
        .flatMap(value -> objection(row, value, flag))
        .ifPresent(objection -> out.add(objection, flag));
  }

  private Optional<String> objection(Row row, String value, KingpinFlag flag) {
    if (flag.name().equals("auto-gomemlimit.ratio") && isNoRatio(value)) {
      return Optional.of(
          "--auto-gomemlimit.ratio must be greater than 0 and less than or equal to 1.");
    }
    if (flag.name().equals("storage.agent.checkpoint-batch-size") && value.matches("0++")) {
      return Optional.of("--storage.agent.checkpoint-batch-size must be greater than 0.");
    }
    if (flag.name().endsWith("accepted-protobuf-messages") && !MESSAGES.contains(value)) {
      return Optional.of(
          "unknown type for remote write protobuf message %s, supported: %s"
              .formatted(value, String.join(", ", MESSAGES)));
    }
    return FlagValues.objection(row.type(), anyCase(value, flag), flag.name());
  }

  private static boolean isNoRatio(String value) {
    return value.matches("[0-9]++(\\.[0-9]*+)?+([eE][-+]?[0-9]++)?+")
        && (Double.parseDouble(value) <= 0 || Double.parseDouble(value) > 1);
  }

  /** Of the log, capitals do not count. */
  private static String anyCase(String value, KingpinFlag flag) {
    return flag.name().startsWith("log.") ? value.toLowerCase(Locale.ROOT) : value;
  }
}
