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

/** The flags of the releases of Thanos, from a table. */
public final class ThanosFlags {
  /** The newest release of the table. */
  public static final ThanosRelease NEWEST = new ThanosRelease(0, 42);

  /** The oldest release of the table. */
  public static final ThanosRelease OLDEST = new ThanosRelease(0, 20);

  private static final String TABLE = "flags.txt";

  /**
   * The releases that have a flag.
   *
   * @param since the first release; empty if the flag is older than the table
   * @param until the first release without it; empty if the newest has it
   */
  public record ReleaseRange(Optional<ThanosRelease> since, Optional<ThanosRelease> until) {
    /** Tells whether the flag was added after a release. */
    public boolean isAddedAfter(ThanosRelease release) {
      return since.isPresent() && release.compareTo(since.get()) < 0;
    }

    /** Tells whether the flag was removed in a release, or before. */
    public boolean isRemovedIn(ThanosRelease release) {
      return until.isPresent() && release.compareTo(until.get()) >= 0;
    }
  }

  private final Map<String, Map<String, ReleaseRange>> byComponent = new LinkedHashMap<>();

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
    ReleaseRange span =
        row.size() < 4
            ? new ReleaseRange(Optional.empty(), Optional.empty())
            : new ReleaseRange(ThanosRelease.of(row.get(2)), ThanosRelease.of(row.get(3)));
    byComponent.computeIfAbsent(row.get(0), any -> new LinkedHashMap<>()).put(row.get(1), span);
  }

  /** Returns the releases in which a component has a flag; empty if none has it. */
  public Optional<ReleaseRange> find(Program program, String flag) {
    return Optional.ofNullable(of(program).get(flag));
  }

  /** Returns the names of all flags of a component, of all releases. */
  public Set<String> names(Program program) {
    return Collections.unmodifiableSet(of(program).keySet());
  }

  private Map<String, ReleaseRange> of(Program program) {
    return byComponent.getOrDefault(Component.subcommand(program), Map.of());
  }
}
