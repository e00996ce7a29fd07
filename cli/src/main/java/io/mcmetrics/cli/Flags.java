package io.mcmetrics.cli;

import io.mcmetrics.config.UsageException;
import io.mcmetrics.finding.Vocabulary;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;

/** The parsed arguments of one command; the only class that uses the option library. */
final class Flags {
  private final CommandLine line;

  private Flags(CommandLine line) {
    this.line = line;
  }

  /** The flags that a command knows. */
  static final class Known {
    private final Options options = new Options();

    /** Adds flags that are either there or not. */
    Known switches(String... names) {
      for (String name : names) {
        options.addOption(new Option(null, name, false, ""));
      }
      return this;
    }

    /** Adds a flag that is there or not and can be given by one letter. */
    Known switchBy(String letter, String name) {
      options.addOption(new Option(letter, name, false, ""));
      return this;
    }

    /** Adds flags with a value; each may be given several times. */
    Known values(String... names) {
      for (String name : names) {
        options.addOption(new Option(null, name, true, ""));
      }
      return this;
    }

    /** Adds a flag that takes all words up to the next flag, or none. */
    Known list(String name) {
      Option option = new Option(null, name, true, "");
      option.setArgs(Option.UNLIMITED_VALUES);
      option.setOptionalArg(true);
      options.addOption(option);
      return this;
    }

    /** Returns the names, with their dashes. */
    List<String> names() {
      return options.getOptions().stream().map(option -> "--" + option.getLongOpt()).toList();
    }
  }

  /**
   * Parses arguments.
   *
   * @throws UsageException if they are not valid for the command
   */
  static Flags parse(String command, Known known, List<String> args) {
    DefaultParser parser =
        DefaultParser.builder()
            .setAllowPartialMatching(false)
            .setStripLeadingAndTrailingQuotes(false)
            .get();
    try {
      CommandLine line = parser.parse(known.options, args.toArray(String[]::new));
      for (Option option : line.getOptions()) {
        refuseSwallowedFlags(command, known, option);
      }
      return new Flags(line);
    } catch (MissingArgumentException e) {
      throw new UsageException("`--" + e.getOption().getLongOpt() + "` wants a value");
    } catch (UnrecognizedOptionException e) {
      throw unknown(command, known, e.getOption());
    } catch (ParseException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  /** The library takes an unknown flag after {@code --config} for the name of a file. */
  private static void refuseSwallowedFlags(String command, Known known, Option option) {
    for (String value : option.getValuesList()) {
      if (value.startsWith("-") && value.length() > 1) {
        throw unknown(command, known, value);
      }
    }
  }

  private static UsageException unknown(String command, Known known, String given) {
    int equals = given.indexOf('=');
    String flag = equals < 0 ? given : given.substring(0, equals);
    return new UsageException(
        known.names().contains(flag)
            ? "`" + flag + "` takes no value"
            : "`"
                + flag
                + "` is not a flag of `"
                + command
                + "`"
                + new Vocabulary(known.names()).hint(flag));
  }

  /** Tells whether a flag is given. */
  boolean has(String name) {
    return line.hasOption(name);
  }

  /** Returns the values of a flag, in the order given. */
  List<String> all(String name) {
    return Optional.ofNullable(line.getOptionValues(name)).map(List::of).orElse(List.of());
  }

  /** Returns the last value of a flag, or another if it is not given. */
  String last(String name, String otherwise) {
    List<String> all = all(name);
    return all.isEmpty() ? otherwise : all.get(all.size() - 1);
  }

  /**
   * Returns the last value of a flag, which must be one of the choices; the first of them if it is
   * not given.
   */
  String oneOf(String name, List<String> choices) {
    String value = last(name, choices.get(0));
    if (!choices.contains(value)) {
      throw new UsageException(new Vocabulary(choices).invalidValueMessage("--" + name, value));
    }
    return value;
  }

  /** Returns the arguments that are no flags. */
  List<String> rest() {
    return List.copyOf(line.getArgList());
  }
}
