package io.mcmetrics.gitops.envsubst;

/** The refusal of a text with variables that Flux cannot parse. */
public final class SubstitutionRefusal extends Exception {
  private static final long serialVersionUID = 1L;

  private final String words;

  SubstitutionRefusal(String words) {
    super(words);
    this.words = words;
  }

  /** Returns the words of Flux. */
  public String words() {
    return words;
  }
}
