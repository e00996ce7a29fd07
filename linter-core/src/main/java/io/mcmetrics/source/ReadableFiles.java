package io.mcmetrics.source;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Which files and directories are read, by their names and sizes. */
final class ReadableFiles {
  /** The size in bytes above which a file is left out; one real render with CRDs has 5 MB. */
  static final int MAX_BYTES = 64 * 1024 * 1024;

  static final Set<String> SKIPPED_DIRECTORIES =
      Set.of(".git", ".hg", ".svn", "node_modules", "target", ".terraform", ".idea");

  private static final List<String> ENDINGS =
      List.of(
          ".yaml",
          ".yml",
          ".json",
          ".gotmpl",
          ".tmpl",
          ".tpl",
          ".jsonnet",
          ".libsonnet",
          ".alloy",
          ".river");

  /** The endings of files that are not read as documents, and may yet configure a sender. */
  private static final List<String> TEXT_ENDINGS =
      List.of(".example", ".sample", ".dist", ".j2", ".tftpl", ".conf", ".service");

  /** Such endings of languages that are no YAML, with or without a template. */
  private static final List<String> OTHER_LANGUAGES =
      List.of(".tf", ".tfvars", ".cue", ".hcl", ".env", ".toml");

  private ReadableFiles() {}

  /** Tells whether a file is read when a directory is searched. */
  static boolean looksReadable(Path file) {
    String name = file.toString();
    return name.endsWith("Kustomization") || ENDINGS.stream().anyMatch(name::endsWith);
  }

  /** Tells whether a file is a text that is only searched for words of remote write. */
  static boolean isOtherText(Path file) {
    return TEXT_ENDINGS.stream().anyMatch(file.toString()::endsWith)
        || isOfAnotherLanguage(file.toString());
  }

  /** Tells whether a file is written in a language that is no YAML. */
  static boolean isOfAnotherLanguage(String path) {
    return OTHER_LANGUAGES.stream().anyMatch(path::endsWith);
  }

  /** Tells whether a name has an ending, which says that it is no directory. */
  static boolean hasEnding(Path path) {
    return String.valueOf(path.getFileName()).lastIndexOf('.') > 0;
  }

  /** Tells whether a directory is passed over because of its name. */
  static boolean isSkipped(Path directory) {
    return SKIPPED_DIRECTORIES.contains(String.valueOf(directory.getFileName()));
  }

  /** Returns a file with its text. */
  static SourceFile decode(String path, Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    return SourceFile.of(path, new String(bytes, charset(bytes)));
  }

  /**
   * Returns the encoding that a byte order mark tells of; UTF-8 without one. Editors of Windows
   * write UTF-16, and go-yaml 3.0, {@code readerc.go}, reads it by the same mark.
   */
  private static Charset charset(byte[] bytes) {
    if (bytes.length < 2) {
      return StandardCharsets.UTF_8;
    }
    int mark = ((bytes[0] & 0xff) << 8) | (bytes[1] & 0xff);
    return switch (mark) {
      case 0xfffe -> StandardCharsets.UTF_16LE;
      case 0xfeff -> StandardCharsets.UTF_16BE;
      default -> StandardCharsets.UTF_8;
    };
  }
}
