package io.mcmetrics.html;

import io.mcmetrics.report.ClassPathText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/**
 * A script or a style sheet that is embedded in a page.
 *
 * @param text what stands between the tags
 */
record PageScript(String text) {
  private static final String LIBRARIES = "/META-INF/resources/webjars/";

  /** The scripts of the layout library, each after those it needs. */
  private static final List<String> LAYOUT =
      List.of(
          "lodash/4.18.1/lodash.min.js",
          "graphlib/2.1.8/dist/graphlib.core.min.js",
          "dagre/0.8.4/dist/dagre.core.min.js");

  private static final List<String> LICENSES =
      List.of("lodash/4.18.1/LICENSE", "graphlib/2.1.8/LICENSE", "dagre/0.8.4/LICENSE");

  /** Returns the library that lays out the picture, with its licences. */
  static PageScript layout() {
    StringBuilder text = new StringBuilder();
    for (String license : LICENSES) {
      text.append("/*! ").append(license).append("\n\n");
      text.append(ClassPathText.text(LIBRARIES + license).replace("*/", "* /")).append("*/\n");
    }
    for (String library : LAYOUT) {
      text.append(ClassPathText.text(LIBRARIES + library)).append("\n;\n");
    }
    return of(text.toString());
  }

  /** Returns scripts of our own, one after the other. */
  static PageScript ours(List<String> names) {
    StringBuilder text = new StringBuilder();
    for (String name : names) {
      text.append(ClassPathText.text("/io/mcmetrics/html/" + name));
    }
    return of(text.toString());
  }

  /** Returns the hash by which a content security policy allows it. */
  String hash() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] hash = digest.digest(text.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Normalizes line breaks, as browsers do before they compute the hash. */
  private static PageScript of(String text) {
    return new PageScript(text.replace("\r\n", "\n"));
  }
}
