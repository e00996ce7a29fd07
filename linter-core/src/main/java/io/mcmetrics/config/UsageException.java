package io.mcmetrics.config;

/** A mistake of the caller, with a message for them. */
public final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Creates an exception with a message of one line, or of one line for each mistake in a file. */
  public UsageException(String complaint) {
    super(complaint);
  }

  /** Returns the message. */
  public String complaint() {
    return String.valueOf(getMessage());
  }
}
