package io.mcmetrics.thanos;

import io.mcmetrics.network.Program;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The flags that the releases of Thanos know, from a table that is read once. */
public final class Flags {
  /** The newest release that the table is of: what a later one adds is not known. */
  public static final Release NEWEST = new Release(0, 42);

  /** The oldest. */
  public static final Release OLDEST = new Release(0, 20);

  private static final String TABLE = "flags.txt";

  /**
   * In which releases there is a flag.
   *
   * @param since the first; empty if it is older than the table
   * @param until the first without it; empty if it is still there
   */
  public record Span(Optional<Release> since, Optional<Release> until) {
    /** Tells whether a release is older than the flag. */
    public boolean isToComeAt(Release release) {
      return since.isPresent() && release.compareTo(since.get()) < 0;
    }

    /** Tells whether a release has the flag no more. */
    public boolean isGoneAt(Release release) {
      return until.isPresent() && release.compareTo(until.get()) >= 0;
    }
  }

  private final Map<String, Map<String, Span>> byComponent = new LinkedHashMap<>();

  private Flags() {}

  /** Reads the table. */
  public static Flags read() {
    Flags flags = new Flags();
    table().lines().filter(line -> !line.startsWith("#")).forEach(flags::add);
    return flags;
  }

  private static String table() {
    try (InputStream in = Flags.class.getResourceAsStream(TABLE)) {
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
            : new Span(Release.of(row.get(2)), Release.of(row.get(3)));
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
    String name = program.name().replaceFirst("^THANOS_", "").replace('_', '-');
    return byComponent.getOrDefault(name.toLowerCase(Locale.ROOT), Map.of());
  }
}
