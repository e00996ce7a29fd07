package io.mcmetrics.cli;

import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.Rules;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A directory in which commands are typed, and what came of the last one. */
final class Session {
  private final Path directory;
  private final List<Rule> rules;

  private Session(Path directory, List<Rule> rules) {
    this.directory = directory;
    this.rules = rules;
  }

  /** What a command left behind. */
  record Outcome(int code, String out, String err) {}

  static Session in(Path directory) {
    return new Session(directory, List.of(new Exhibits.PlainHttp(), new Exhibits.SharedTarget()));
  }

  Session with(Rule... others) {
    return new Session(directory, List.of(others));
  }

  Session at(String path) {
    return new Session(directory.resolve(path), rules);
  }

  Session file(String path, String text) {
    try {
      Path file = directory.resolve(path);
      Files.createDirectories(file.resolveSibling("."));
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String read(String path) {
    try {
      return Files.readString(directory.resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Outcome run(String... args) {
    return runWith("", Map.of(), args);
  }

  Outcome runWith(String input, Map<String, String> variables, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        Main.run(
            List.of(args),
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            out,
            err,
            new Environment(directory, variables, false, () -> Rules.of(rules)));
    return new Outcome(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
