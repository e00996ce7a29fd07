package io.mcmetrics.prometheus;

import io.mcmetrics.remotewrite.MinorVersion;
import java.util.Optional;

/**
 * The Prometheus that loads a configuration.
 *
 * @param release its release; empty if the files do not say
 * @param isAgent whether it is known to run as an agent
 */
public record Loader(Optional<MinorVersion> release, boolean isAgent) {
  /** The newest release whose configuration is known. */
  public static final MinorVersion NEWEST = new MinorVersion(3, 16);

  /** A server of which nothing more is known. */
  public static final Loader UNKNOWN = new Loader(Optional.empty(), false);

  /** Tells whether the release is known to be one before another. */
  boolean isBefore(int major, int minor) {
    return release.filter(own -> own.isBefore(major, minor)).isPresent();
  }

  /** Tells whether the release is known to be newer than all whose configuration is known. */
  boolean isUnseen() {
    return release.filter(own -> NEWEST.isBefore(own.major(), own.minor())).isPresent();
  }
}
