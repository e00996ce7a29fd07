package io.mcmetrics.thanos;

import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Vocabulary;
import io.mcmetrics.kubernetes.FlagValues;
import io.mcmetrics.kubernetes.KingpinFlag;
import io.mcmetrics.kubernetes.Program;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Checks the flags of a component beside their age, on which there is a rule of its own: their
 * values, how often they stand, and whether they are flags at all (Thanos 0.42.5, run).
 */
final class ComponentFlagCheck {
  private static final ThanosFlags TABLE = ThanosFlags.read();
  private static final Map<String, String> KINDS = kinds();

  private static final Set<String> LABEL_FLAGS = Set.of("label", "selector-label");
  private static final Set<String> STRICT_FLAGS =
      Set.of("endpoint-strict", "endpoint-group-strict", "store-strict");

  /** What {@code strconv.Unquote} of Go takes, as far as labels go. */
  private static final Pattern QUOTED =
      Pattern.compile("\"(?:[^\"\\\\\n]|\\\\.)*+\"|`[^`]*`|'(?:[^'\\\\]|\\\\.)'");

  private final Component component;
  private final Optional<ThanosRelease> release;
  private final List<StartFault> faults = new ArrayList<>();

  private ComponentFlagCheck(Component component) {
    this.component = component;
    this.release = ThanosRelease.of(component.version().known().orElse(""));
  }

  static List<StartFault> faults(Component component) {
    ComponentFlagCheck check = new ComponentFlagCheck(component);
    check.checkAll();
    return check.faults;
  }

  private static Map<String, String> kinds() {
    Map<String, String> kinds = new HashMap<>();
    try (InputStream in = ComponentFlagCheck.class.getResourceAsStream("flag-kinds.txt")) {
      if (in == null) {
        throw new IllegalStateException("the resource flag-kinds.txt is missing");
      }
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(" ", 2))
          .forEach(row -> kinds.put(row[0], row[1]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.copyOf(kinds);
  }

  private void checkAll() {
    for (KingpinFlag.ShortFlag flag : KingpinFlag.shortFlags(component.commandLine())) {
      faults.add(StartFault.certain("unknown short flag '-" + flag.letter() + "'", flag));
    }
    Set<String> seen = new java.util.HashSet<>();
    for (KingpinFlag flag : KingpinFlag.of(component.commandLine())) {
      Optional<String> name = nameOf(flag);
      if (name.isEmpty()) {
        checkUnknown(flag);
        continue;
      }
      String kind = KINDS.getOrDefault(name.get(), "");
      if (!seen.add(name.get()) && !kind.equals("texts") && !kind.isEmpty()) {
        add("flag '" + flag.name() + "' cannot be repeated", flag);
      }
      checkValue(flag, kind);
    }
  }

  /** Returns the name of a flag in the table, without the word that turns a switch off. */
  private Optional<String> nameOf(KingpinFlag flag) {
    if (TABLE.find(component.program(), flag.name()).isPresent()) {
      return Optional.of(flag.name());
    }
    String positive = flag.name().replaceFirst("^no-", "");
    return TABLE.find(component.program(), positive).isPresent()
            && KINDS.getOrDefault(positive, "").equals("switch")
        ? Optional.of(positive)
        : Optional.empty();
  }

  /** One that is nearly a flag of it is found by the rule about their age. */
  private void checkUnknown(KingpinFlag flag) {
    boolean isInTable =
        release
            .filter(own -> own.compareTo(ThanosFlags.NEWEST) <= 0)
            .filter(own -> own.compareTo(ThanosFlags.OLDEST) >= 0)
            .isPresent();
    if (flag.name().contains(" ")) {
      add(
          "unknown long flag '--%s': a flag and its value are two words, or one with an equals sign"
              .formatted(flag.name()),
          flag);
      return;
    }
    Vocabulary names = new Vocabulary(List.copyOf(TABLE.names(component.program())));
    if (isInTable && names.nearest(flag.name()).isEmpty()) {
      add("unknown long flag '--" + flag.name() + "'", flag);
    }
  }

  private void checkValue(KingpinFlag flag, String kind) {
    if (kind.equals("switch")) {
      if (flag.isJoined() || flag.value().filter(word -> !Program.isCommand(word)).isPresent()) {
        add(
            "--%s is a switch, and takes no value: unexpected %s"
                .formatted(flag.name(), flag.value().orElse("value")),
            flag);
      }
      return;
    }
    Optional<String> value = flag.value();
    if (value.isEmpty()) {
      if (!flag.isJoined() && flag.isLast() && !kind.isEmpty()) {
        add("expected argument for flag '--" + flag.name() + "'", flag);
      }
      return;
    }
    if (LABEL_FLAGS.contains(flag.name())) {
      checkLabel(flag, value.get());
    } else if (STRICT_FLAGS.contains(flag.name()) && value.get().matches("dns(srv|srvnoa)?\\+.*")) {
      add(
          "%s is a dynamically specified endpoint i.e. it uses SD and that is not permitted under"
                  .formatted(value.get())
              + " strict mode",
          flag);
    } else if (flag.name().equals("query-frontend.downstream-url")) {
      checkDownstream(flag, value.get());
    } else if (!value.get().contains("$(")) {
      FlagValues.objection(kind, value.get(), flag.name()).ifPresent(why -> add(why, flag));
    }
  }

  private void checkLabel(KingpinFlag flag, String value) {
    int equals = value.indexOf('=');
    if (equals < 0) {
      add("parse labels: unrecognized label \"" + value + "\"", flag);
    } else if (equals == 0) {
      add("parse labels: unsupported format for label " + value, flag);
    } else if (!QUOTED.matcher(value.substring(equals + 1)).matches()) {
      add(
          "parse labels: unquote label value: invalid syntax; the value itself is written in double"
              + " quotes, as in --%s='%s=\"…\"'".formatted(flag.name(), value.substring(0, equals)),
          flag);
    }
  }

  /** A name before a colon is taken for the scheme, so that it starts, and no request succeeds. */
  private void checkDownstream(KingpinFlag flag, String value) {
    if (!value.isEmpty() && !value.matches("(?s)https?://.*") && !value.contains("$")) {
      add("the downstream URL " + value + " has no scheme: unsupported protocol scheme", flag);
    }
  }

  private void add(String message, KingpinFlag flag) {
    boolean isSure = component.program() != Program.OTHER;
    faults.add(
        new StartFault(message, isSure ? Confidence.CERTAIN : Confidence.LIKELY, flag.origin()));
  }
}
