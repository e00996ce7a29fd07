package io.mcmetrics.inventory;

import io.mcmetrics.finding.Confidence;
import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.Value;
import java.util.List;
import java.util.Map;

/**
 * A program that runs outside of Kubernetes: a service of Docker Compose, or one of systemd.
 *
 * @param path the file that says so
 * @param kind what it is in words, such as {@code service}
 * @param image absent if it runs without one
 * @param words its command line, as far as the file tells it; empty if the image decides it
 * @param files the paths in the tree of the files that it has, by their paths in its container
 * @param limit how sure it is that these words are in force, which another file may replace
 */
public record HostProgram(
    String path,
    String kind,
    String name,
    Value<String> image,
    List<Value<String>> words,
    Map<String, String> files,
    Confidence limit,
    Origin origin)
    implements Located {
  /** Keeps its own collections. */
  public HostProgram {
    words = List.copyOf(words);
    files = Map.copyOf(files);
  }
}
