package io.mcmetrics.remotewrite;

import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;

/**
 * Something because of which a remote write does not take effect as it is written.
 *
 * @param by who objects
 * @param message the message of the component that objects, as far as it is known, without the line
 * @param isCertain whether all versions of it object
 * @param since the version of Prometheus that is the first to object; 0.0 for all
 * @param origin where it stands
 */
public record WriteFault(
    By by, String message, boolean isCertain, MinorVersion since, Origin origin)
    implements Located {
  private static final MinorVersion EVER = new MinorVersion(0, 0);

  /** The component that objects, and the consequence. */
  public enum By {
    /** It does not load the file: a new one does not start, a running one keeps the old. */
    PROMETHEUS,
    /** It does not take the object. */
    API_SERVER,
    /** It does not write a configuration: Prometheus keeps the one that it has, or none. */
    OPERATOR
  }

  static WriteFault refused(String message, Located where) {
    return new WriteFault(By.PROMETHEUS, message, true, EVER, where.origin());
  }

  static WriteFault rejected(String message, Located where) {
    return new WriteFault(By.API_SERVER, message, true, EVER, where.origin());
  }

  static WriteFault held(String message, Located where) {
    return new WriteFault(By.OPERATOR, message, true, EVER, where.origin());
  }

  WriteFault since(int major, int minor) {
    return new WriteFault(by, message, isCertain, new MinorVersion(major, minor), origin);
  }

  WriteFault uncertain() {
    return new WriteFault(by, message, false, since, origin);
  }
}
