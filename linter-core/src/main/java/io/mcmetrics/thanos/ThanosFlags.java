package io.mcmetrics.thanos;

import io.mcmetrics.kubernetes.Program;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The flags that the releases of Thanos know, from a table that is read once. */
public final class ThanosFlags {
  /** The newest release that the table is of: what a later one adds is not known. */
  public static final ThanosRelease NEWEST = new ThanosRelease(0, 42);

  /** The oldest. */
  public static final ThanosRelease OLDEST = new ThanosRelease(0, 20);

  private static final String TABLE = "flags.txt";

  /**
   * In which releases there is a flag.
   *
   * @param since the first; empty if it is older than the table
   * @param until the first without it; empty if it is still there
   */
  public record Span(Optional<ThanosRelease> since, Optional<ThanosRelease> until) {
    /** Tells whether a release is older than the flag. */
    public boolean isToComeAt(ThanosRelease release) {
      return since.isPresent() && release.compareTo(since.get()) < 0;
    }

    /** Tells whether a release has the flag no more. */
    public boolean isGoneAt(ThanosRelease release) {
      return until.isPresent() && release.compareTo(until.get()) >= 0;
    }
  }

  private final Map<String, Map<String, Span>> byComponent = new LinkedHashMap<>();

  private ThanosFlags() {}

  /** Reads the table. */
  public static ThanosFlags read() {
    ThanosFlags flags = new ThanosFlags();
    table().lines().filter(line -> !line.startsWith("#")).forEach(flags::add);
    return flags;
  }

  private static String table() {
    try (InputStream in = ThanosFlags.class.getResourceAsStream(TABLE)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + TABLE + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(String line) {
    List<String> row = List.of(line.split(" ", -1));
    Span span =
        row.size() < 4
            ? new Span(Optional.empty(), Optional.empty())
            : new Span(ThanosRelease.of(row.get(2)), ThanosRelease.of(row.get(3)));
    byComponent.computeIfAbsent(row.get(0), any -> new LinkedHashMap<>()).put(row.get(1), span);
  }

  /** Returns in which releases a component knows a flag; empty if it never does. */
  public Optional<Span> find(Program program, String flag) {
    return Optional.ofNullable(of(program).get(flag));
  }

  /** Returns all flags of a component, whatever the release. */
  public Set<String> names(Program program) {
    return Collections.unmodifiableSet(of(program).keySet());
  }

  private Map<String, Span> of(Program program) {
    return byComponent.getOrDefault(Component.subcommand(program), Map.of());
  }
}
