package io.mcmetrics.limit;

/** What is left of a limit. */
public final class Budget {
  private final Limit limit;
  private long left;

  /** Makes a budget of which nothing is spent. */
  public Budget(Limit limit) {
    this.limit = limit;
    this.left = limit.most();
  }

  /** Returns how much may still be spent. */
  public long left() {
    return left;
  }

  /** Spends an amount, and tells whether there was enough; if not, nothing is left. */
  public boolean spends(long amount) {
    boolean isEnough = amount <= left;
    left = isEnough ? left - amount : 0;
    return isEnough;
  }

  /** Returns the limit. */
  public Limit limit() {
    return limit;
  }
}
