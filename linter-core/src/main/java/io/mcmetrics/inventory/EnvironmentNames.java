package io.mcmetrics.inventory;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which names of environments may be those of clusters. */
public final class EnvironmentNames {
  /** Environments on the machine of whoever develops, and examples. */
  private static final Pattern NONE =
      Pattern.compile(
          "default|defaults|local([-_].*)?|localhost|sample|example|ci|kind|minikube|base|common|global"
              + "|shared|all|template|values|null");

  private static final Set<String> STAGES =
      Set.of(
          "dev",
          "development",
          "prod",
          "production",
          "preprod",
          "nonprod",
          "qa",
          "stage",
          "stg",
          "staging",
          "test",
          "testing",
          "uat");

  private static final Pattern CLUSTER = Pattern.compile("cluster[0-9]*");
  private static final Pattern LOCAL = Pattern.compile("local([-_].*)?");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

  private EnvironmentNames() {}

  static boolean mayBeCluster(String name) {
    return NAME.matcher(name).matches() && !NONE.matcher(lower(name)).matches();
  }

  /** Tells whether one of the words of a name is that of a stage, or says that it is a cluster. */
  public static boolean saysStageOrCluster(String name) {
    return Stream.of(lower(name).split("[-_.]+"))
        .anyMatch(word -> STAGES.contains(word) || CLUSTER.matcher(word).matches());
  }

  /** Tells whether a name is that of the environment of whoever develops. */
  static boolean isLocal(String name) {
    return LOCAL.matcher(lower(name)).matches();
  }

  static boolean isStage(String name) {
    return STAGES.contains(lower(name));
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
