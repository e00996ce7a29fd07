package io.mcmetrics.gitops.envsubst;

/** The refusal of a text with variables that Flux cannot parse. */
public final class SubstitutionRefusal extends Exception {
  private static final long serialVersionUID = 1L;

  SubstitutionRefusal(String message) {
    super(message);
  }
}
