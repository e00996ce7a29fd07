package io.mcmetrics.sender;

import io.mcmetrics.finding.Stage;
import io.mcmetrics.yaml.Placeholder;
import io.mcmetrics.yaml.Value;
import java.util.ArrayList;
import java.util.List;

/** The settings of a sender that SOPS has encrypted: what they are is known when it is deployed. */
final class EncryptedSettings {
  private EncryptedSettings() {}

  /** Returns those among external labels and URLs. */
  static List<UnmodelledSetting> of(ExternalLabels labels, List<RemoteWrite> writes) {
    List<UnmodelledSetting> encrypted = new ArrayList<>();
    labels.labels().stream()
        .filter(label -> isEncrypted(label.value()))
        .map(
            label ->
                new UnmodelledSetting(
                    Stage.IDENTITY,
                    "the external label `%s` is encrypted".formatted(label.name()),
                    label.origin()))
        .forEach(encrypted::add);
    writes.stream()
        .map(RemoteWrite::url)
        .filter(EncryptedSettings::isEncrypted)
        .map(
            url ->
                new UnmodelledSetting(
                    Stage.REMOTE_WRITE, "the URL of a remote write is encrypted", url.origin()))
        .forEach(encrypted::add);
    return encrypted;
  }

  private static boolean isEncrypted(Value<String> value) {
    return value instanceof Value.Unknown<String> unknown
        && Placeholder.isCiphertext(unknown.text());
  }
}
