package io.mcmetrics.thanos;

import io.mcmetrics.network.CommandLine;
import io.mcmetrics.network.Container;
import io.mcmetrics.network.Listener;
import io.mcmetrics.network.Listener.Purpose;
import io.mcmetrics.network.Program;
import io.mcmetrics.network.Workload;
import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.Value;
import java.util.List;

/** A program of Thanos and the pods that it runs in. */
public record Component(Program program, Workload workload, Container container)
    implements Located {
  /** Returns what it is started with. */
  public CommandLine commandLine() {
    return container.commandLine();
  }

  /** Returns the version, as the tag of the image says it; unknown if there is none. */
  public Value<String> version() {
    return container.tag();
  }

  /** Returns the port that it listens on for something; unknown if that is not known. */
  public Value<Integer> port(Purpose purpose) {
    List<Listener> listeners =
        Listener.of(container).stream().filter(each -> each.purpose() == purpose).toList();
    return listeners.isEmpty()
        ? new Value.Unknown<>("", container.origin())
        : listeners.get(0).port();
  }

  /** Returns what it is, and which workload it runs in, in words. */
  public String words() {
    return program.words() + " in " + workload.words();
  }

  @Override
  public Origin origin() {
    return container.origin();
  }
}
