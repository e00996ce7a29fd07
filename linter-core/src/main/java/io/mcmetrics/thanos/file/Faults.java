package io.mcmetrics.thanos.file;

import io.mcmetrics.source.Located;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with one file, as it is found. */
final class Faults {
  private final List<FileFault> all = new ArrayList<>();

  void add(String message, Located where) {
    all.add(new FileFault(message, where.origin()));
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  List<FileFault> all() {
    return all.stream().distinct().toList();
  }
}
