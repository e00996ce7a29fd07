package io.mcmetrics.document;

import java.util.List;

/**
 * What became of each file that was looked at: every file is in exactly one state.
 *
 * @param entries by path
 */
public record Coverage(List<Entry> entries) {
  /** What can become of a file. */
  public enum State {
    /** Something that is deployed includes it, or it is taken to be deployed by itself. */
    REACHED,
    /** What includes it is not among the paths given, or is no file that the linter reads. */
    ELSEWHERE,
    /** It looks like a part of what is deployed, and nothing refers to it. */
    UNREFERENCED,
    /** It says nothing to the linter. */
    NOT_UNDERSTOOD,
    /** It was not even read. */
    LEFT_OUT
  }

  /**
   * One file.
   *
   * @param what what it is taken for, or why it says nothing
   * @param by the file that includes it, or stands nearest to it; empty if there is none
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
  public int files() {
    return entries.size() - count(State.LEFT_OUT);
  }

  /** Returns how many files turned out to be something that the linter knows. */
  public int understood() {
    return files() - count(State.NOT_UNDERSTOOD);
  }
}
