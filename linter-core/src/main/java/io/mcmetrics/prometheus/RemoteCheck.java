package io.mcmetrics.prometheus;

import io.mcmetrics.relabel.RelabelSyntax;
import io.mcmetrics.remotewrite.HeaderCheck;
import io.mcmetrics.remotewrite.WriteFault;
import io.mcmetrics.remotewrite.WriteSettingsReader;

/**
 * Checks entries of {@code remote_write} and {@code remote_read} (Prometheus 3.16, {@code
 * RemoteWriteConfig} and {@code RemoteReadConfig}).
 */
final class RemoteCheck {
  private RemoteCheck() {}

  static void checkWrite(Struct write) {
    checkUrl(write, "remote_write");
    HttpClientCheck.check(write);
    if (write.mapping().get("protobuf_message").filter(message -> message.isNull()).isPresent()) {
      write.refuse(
          "protobuf_message",
          "invalid protobuf_message value: unknown type for remote write protobuf message ");
    }
    for (WriteFault fault :
        WriteSettingsReader.read(write.mapping(), RelabelSyntax.PROMETHEUS_FILE).faults()) {
      if (fault.isCertain()) {
        write.out().addSince(fault.since().major(), fault.since().minor(), fault.message(), fault);
      }
    }
  }

  static void checkRead(Struct read) {
    checkUrl(read, "remote_read");
    HttpClientCheck.check(read);
    read.mapping()
        .mappingAt("headers")
        .ifPresent(
            headers ->
                HeaderCheck.faults(headers.merged())
                    .forEach(fault -> read.out().add(fault.message(), fault)));
  }

  /** An empty text is a URL to Prometheus. */
  private static void checkUrl(Struct remote, String section) {
    if (remote.mapping().get("url").filter(url -> !url.isNull()).isEmpty()) {
      remote.require("url", "url for " + section + " is empty");
    }
  }
}
