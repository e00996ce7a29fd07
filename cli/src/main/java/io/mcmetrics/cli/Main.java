package io.mcmetrics.cli;

import io.mcmetrics.config.UsageException;
import io.mcmetrics.finding.Vocabulary;
import io.mcmetrics.report.Version;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The program: finds the command, and turns its result into an exit code. */
public final class Main {
  /** Commands that the manual promises and this version does not have. */
  private static final List<String> PLANNED = List.of("fix", "baseline", "diff", "init", "schema");

  private static final List<String> COMMANDS =
      List.of(
          "lint",
          "clusters",
          "trace",
          "render",
          "why",
          "coverage",
          "relabel",
          "rules",
          "explain",
          "help");
  private static final List<String> FLAGS = List.of("--help", "--version");

  /** What a command does once its arguments are parsed. */
  private interface Command {
    ExitCode run(Flags flags) throws IOException;
  }

  private final Terminal terminal;
  private final Environment environment;

  private Main(Terminal terminal, Environment environment) {
    this.terminal = terminal;
    this.environment = environment;
  }

  /** Runs the command that the arguments name and exits with its code. */
  public static void main(String[] args) {
    // The schema validator's logging facade would report on standard error that there is no logging
    // backend.
    System.setProperty("slf4j.internal.verbosity", "ERROR");
    int code =
        run(
            List.of(args),
            System.in,
            new FileOutputStream(FileDescriptor.out),
            new FileOutputStream(FileDescriptor.err),
            Environment.ofThisProcess());
    System.exit(code);
  }

  /** Runs a command and returns its exit code. */
  static int run(
      List<String> args,
      InputStream in,
      OutputStream out,
      OutputStream err,
      Environment environment) {
    Terminal terminal = Terminal.of(in, out, err);
    ExitCode code = new Main(terminal, environment).complaining(args);
    terminal.out().flush();
    if (code == ExitCode.CLEAN && terminal.out().checkError()) {
      // An incomplete report, as on a full disk, must not look like a clean one.
      terminal.say("standard output took only part of what there was to write");
      code = ExitCode.FAULT;
    }
    terminal.err().flush();
    return code.code();
  }

  /** Turns exceptions into a line on standard error, so that users never see a stack trace. */
  private ExitCode complaining(List<String> args) {
    try {
      return run(args);
    } catch (UsageException e) {
      terminal.say(e.complaint());
      return ExitCode.USAGE;
    } catch (IOException | UncheckedIOException e) {
      terminal.say("cannot read: " + e.getMessage());
      return ExitCode.USAGE;
    } catch (RuntimeException | LinkageError | StackOverflowError | OutOfMemoryError e) {
      terminal.say("internal error: " + e + "; `--verbose` prints the stack trace");
      if (args.contains("--verbose") || args.contains("-v")) {
        e.printStackTrace(terminal.err());
      }
      return ExitCode.FAULT;
    }
  }

  private ExitCode run(List<String> args) throws IOException {
    if (args.isEmpty()) {
      terminal.err().write(Help.OVERVIEW);
      return ExitCode.USAGE;
    }
    return switch (args.get(0)) {
      case "lint" -> run(args, LintOptions.flags(), new LintCommand(terminal, environment)::run);
      case "clusters" ->
          run(args, ClustersCommand.flags(), new ClustersCommand(terminal, environment)::run);
      case "trace" -> run(args, TraceCommand.flags(), new TraceCommand(terminal, environment)::run);
      case "render" ->
          run(args, RenderCommand.flags(), new RenderCommand(terminal, environment)::run);
      case "why" -> run(args, WhyCommand.flags(), new WhyCommand(terminal, environment)::run);
      case "coverage" ->
          run(args, CoverageCommand.flags(), new CoverageCommand(terminal, environment)::run);
      case "relabel" ->
          run(args, RelabelCommand.flags(), new RelabelCommand(terminal, environment)::run);
      case "rules" -> run(args, RulesCommand.flags(), new RulesCommand(terminal, environment)::run);
      case "explain" ->
          run(args, ExplainCommand.flags(), new ExplainCommand(terminal, environment)::run);
      case "help", "--help", "-h" ->
          print(Help.about(args.size() > 1 ? args.get(1) : "", COMMANDS));
      case "--version", "-V" -> print("mcmetrics " + Version.current() + "\n");
      default -> throw unknown(args.get(0));
    };
  }

  private ExitCode run(List<String> args, Flags.Known known, Command command) throws IOException {
    String name = args.get(0);
    Flags flags = Flags.parse(name, known, args.subList(1, args.size()));
    return flags.has("help") ? print(Help.about(name, COMMANDS)) : command.run(flags);
  }

  private ExitCode print(String text) {
    terminal.out().write(text);
    return ExitCode.CLEAN;
  }

  private UsageException unknown(String word) {
    if (PLANNED.contains(word)) {
      return new UsageException("`" + word + "` is not in this version yet");
    }
    if (word.startsWith("-")) {
      return new UsageException("`" + word + "` is not a flag" + new Vocabulary(FLAGS).hint(word));
    }
    boolean isPath = environment.directory().resolve(word).toFile().exists();
    String hint =
        isPath ? "; did you mean `lint " + word + "`?" : new Vocabulary(COMMANDS).hint(word);
    return new UsageException("`" + word + "` is not a command" + hint);
  }
}
