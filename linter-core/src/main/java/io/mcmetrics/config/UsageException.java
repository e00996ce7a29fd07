package io.mcmetrics.config;

/** The caller's mistake, in words for the caller. */
public final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Makes a complaint of one line. */
  public UsageException(String complaint) {
    super(complaint);
  }

  /** Returns the complaint. */
  public String complaint() {
    return String.valueOf(getMessage());
  }
}
