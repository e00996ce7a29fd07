package io.mcmetrics.config;

import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.TreeRoot;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The configuration file: how it is found, and its JSON Schema. */
public final class ConfigFile {
  /** The name by which the file is found. */
  public static final String NAME = TreeRoot.CONFIGURATION;

  private static final String SCHEMA = "config.schema.json";

  private ConfigFile() {}

  /**
   * Returns the nearest configuration file, from a path upwards to the root.
   *
   * @param from a directory or file at or below the root
   * @param root where to stop, and what the file's own path is relative to
   * @throws UsageException if there is one that cannot be read
   */
  public static Optional<SourceFile> find(Path from, Path root) {
    Path top = root.toAbsolutePath().normalize();
    @Nullable Path directory = from.toAbsolutePath().normalize();
    while (directory != null && directory.startsWith(top)) {
      Path candidate = directory.resolve(NAME);
      if (Files.isRegularFile(candidate)) {
        return Optional.of(open(candidate, top));
      }
      directory = directory.getParent();
    }
    return Optional.empty();
  }

  /**
   * Returns a configuration file that the caller names.
   *
   * @param root what its path is relative to in complaints, if it lies below
   * @throws UsageException if it cannot be read
   */
  public static SourceFile open(Path file, Path root) {
    Path whole = file.toAbsolutePath().normalize();
    Path top = root.toAbsolutePath().normalize();
    Path shown = whole.startsWith(top) ? top.relativize(whole) : file;
    try {
      return SourceFile.of(
          shown.toString().replace('\\', '/'),
          new String(Files.readAllBytes(whole), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UsageException("the configuration `" + file + "` cannot be read");
    }
  }

  /** Returns the JSON Schema of the file. */
  static String schema() {
    try (InputStream in = ConfigFile.class.getResourceAsStream(SCHEMA)) {
      if (in == null) {
        throw new IllegalStateException(SCHEMA + " is missing from the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
