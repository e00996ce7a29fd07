package io.mcmetrics.config;

/** The caller's mistake, in words for the caller. */
public final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Makes a complaint: one line, or one for each mistake in a file. */
  public UsageException(String complaint) {
    super(complaint);
  }

  /** Returns the complaint. */
  public String complaint() {
    return String.valueOf(getMessage());
  }
}
