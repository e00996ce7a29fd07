package io.mcmetrics.report;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The name and the version of this tool, as reports state them. */
public final class Version {
  /** The name of the tool. */
  public static final String TOOL = "mcmetrics";

  private static final String CURRENT = read();

  private Version() {}

  /** Returns the version, such as {@code 1.0.0}. */
  public static String current() {
    return CURRENT;
  }

  /** The build writes it there: a manifest is lost when jars are merged, a resource is not. */
  private static String read() {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(ClassPathText.text("/io/mcmetrics/version.properties")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version", "unknown");
  }
}
