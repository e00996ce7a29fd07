package io.mcmetrics.report;

import io.mcmetrics.source.Position;
import io.mcmetrics.source.Span;
import java.nio.file.Path;

/**
 * Where the reader of a report stands. Paths in texts for people are relative to it, so that they
 * can be opened from there; without one they are relative to the root of the tree.
 */
public final class Standpoint {
  /** The root of the tree. */
  public static final Standpoint AT_ROOT = new Standpoint("", "", "");

  private final String root;
  private final String directory;
  private final String note;

  private Standpoint(String root, String directory, String note) {
    this.root = root;
    this.directory = directory;
    this.note = note;
  }

  /**
   * Returns the standpoint of somebody in a directory.
   *
   * @param root the real path of the root of the tree
   * @param directory the real path of the directory
   * @param reason why the root is this one, in words; empty if it goes without saying
   */
  public static Standpoint of(Path root, Path directory, String reason) {
    Standpoint bare = new Standpoint(root.toString(), directory.toString(), "");
    return reason.isEmpty()
        ? bare
        : new Standpoint(bare.root, bare.directory, "root: " + bare.root() + " (" + reason + ")");
  }

  /** Returns the path of the root from here. */
  public String root() {
    String path = fromHere("");
    return path.isEmpty() ? "." : path;
  }

  /** Returns which root was taken and why, in one line; empty if that goes without saying. */
  public String note() {
    return note;
  }

  /** Returns a path of the tree as it is from here; what is no file on disk stays as it is. */
  public String shown(String path) {
    return root.equals(directory) || path.isEmpty() ? path : fromHere(path);
  }

  /** Returns a place as it is from here: its path, line and column. */
  public String shown(Span span) {
    Position from = span.from();
    return shown(span.file().path()) + ":" + from.line() + ":" + from.column();
  }

  private String fromHere(String path) {
    Path target = Path.of(root).resolve(path);
    Path here = Path.of(directory);
    // Two places that have nothing in common but the root of the disk.
    boolean isFar =
        target.getNameCount() == 0
            || here.getNameCount() == 0
            || !target.getName(0).equals(here.getName(0));
    String shown = (isFar ? target : here.relativize(target)).toString();
    return shown.replace('\\', '/');
  }
}
