package io.mcmetrics.thanos;

import io.mcmetrics.kubernetes.CommandLine;
import io.mcmetrics.kubernetes.Container;
import io.mcmetrics.kubernetes.Listener;
import io.mcmetrics.kubernetes.Listener.Purpose;
import io.mcmetrics.kubernetes.Program;
import io.mcmetrics.kubernetes.Workload;
import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.NamedValue;
import io.mcmetrics.yaml.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A component of Thanos, in a container of a workload. */
public record Component(Program program, Workload workload, Container container)
    implements Located {
  /** {@code name="value"}, quoted as Go quotes it. */
  private static final Pattern LABEL = Pattern.compile("([A-Za-z_]\\w*)=\"?(.*?)\"?");

  private static final ThanosRelease WITH_LISTS = new ThanosRelease(0, 37);

  private static final Pattern FLAG = Pattern.compile("--([a-z][\\w.-]*)(?==|$)");

  /** Returns its command line. */
  public CommandLine commandLine() {
    return container.commandLine();
  }

  /** Returns the version by the tag of the image; unknown if there is no tag. */
  public Value<String> version() {
    return container.tag();
  }

  /** A flag of its command line; the origin is that of the word. */
  public record Flag(String name, Origin origin) implements Located {}

  /** Returns the flags behind the subcommand, by their names without dashes. */
  public List<Flag> flags() {
    List<Flag> flags = new ArrayList<>();
    boolean isStarted = false;
    for (Value<String> word : commandLine().words()) {
      String text = word.written();
      isStarted |= text.equals(subcommand(program));
      Matcher flag = FLAG.matcher(text);
      if (isStarted && flag.lookingAt()) {
        flags.add(new Flag(flag.group(1), word.origin()));
      }
    }
    return flags;
  }

  /** Returns the labels of its {@code --label} flags. */
  public List<NamedValue> labels() {
    List<NamedValue> labels = new ArrayList<>();
    for (Value<String> label : commandLine().all("label")) {
      Matcher parts = LABEL.matcher(label.known().orElse(""));
      if (parts.matches()) {
        boolean isOpen = parts.group(2).contains("$(");
        labels.add(
            new NamedValue(
                parts.group(1),
                isOpen
                    ? new Value.Unknown<>(parts.group(2), label.origin())
                    : new Value.Known<>(parts.group(2), label.origin()),
                label.origin()));
      }
    }
    return labels;
  }

  /**
   * Returns the label names that a flag gives. Since 0.37 a value may have several, separated by
   * commas; blanks are not trimmed (thanos, pkg/strutil/labels.go).
   */
  public List<Value<String>> labelNames(String flag) {
    boolean isOne = isBefore(WITH_LISTS);
    List<Value<String>> names = new ArrayList<>();
    for (Value<String> given : commandLine().all(flag)) {
      if (given instanceof Value.Known<String> known && !isOne) {
        for (String name : known.value().split(",", -1)) {
          names.add(new Value.Known<>(name, known.origin()));
        }
      } else {
        names.add(given);
      }
    }
    return names;
  }

  /** Returns the port on which it serves a protocol; unknown if that is not known. */
  public Value<Integer> port(Purpose purpose) {
    List<Listener> listeners =
        Listener.of(container).stream().filter(each -> each.purpose() == purpose).toList();
    return listeners.isEmpty()
        ? new Value.Unknown<>("", container.origin())
        : listeners.get(0).port();
  }

  /** Returns the subcommand of {@code thanos} that starts a program: {@code query-frontend}. */
  static String subcommand(Program program) {
    return program.name().replaceFirst("^THANOS_", "").toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns its name and its workload in words. */
  public String words() {
    return program.words() + " in " + workload.words();
  }

  @Override
  public Origin origin() {
    return container.origin();
  }

  /** Tells whether its version is known to be lower than a release. */
  public boolean isBefore(ThanosRelease release) {
    return ThanosRelease.of(version().known().orElse(""))
        .filter(own -> own.compareTo(release) < 0)
        .isPresent();
  }
}
