package io.mcmetrics.document;

import java.util.List;

/**
 * The state of each file that was looked at; every file has exactly one.
 *
 * @param entries by path
 */
public record Coverage(List<Entry> entries) {
  /** What is known of the use of a file. */
  public enum State {
    /** Something that is deployed includes it, or it is assumed to be deployed by itself. */
    REACHED,
    /**
     * It is included from outside of the paths given, or by a file that the linter does not read.
     */
    ELSEWHERE,
    /** It looks like a part of a deployment, and nothing refers to it. */
    UNREFERENCED,
    /** The linter finds nothing in it that it knows. */
    NOT_UNDERSTOOD,
    /** It was not read. */
    LEFT_OUT
  }

  /**
   * One file.
   *
   * @param what the kind of file that it seems to be, or why nothing was found in it
   * @param by the path of the file that includes it, or of the nearest kustomization; empty if
   *     there is none
   */
  public record Entry(String path, State state, String what, String by) {}

  /** Keeps its own list. */
  public Coverage {
    entries = List.copyOf(entries);
  }

  /** Returns the files in a state. */
  public List<Entry> in(State state) {
    return entries.stream().filter(entry -> entry.state() == state).toList();
  }

  /** Returns how many files are in a state. */
  public int count(State state) {
    return in(state).size();
  }

  /** Returns how many files were looked at. */
  public int fileCount() {
    return entries.size() - count(State.LEFT_OUT);
  }

  /** Returns how many files turned out to be something that the linter knows. */
  public int understoodCount() {
    return fileCount() - count(State.NOT_UNDERSTOOD);
  }
}
