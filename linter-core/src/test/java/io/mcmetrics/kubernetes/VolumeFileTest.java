package io.mcmetrics.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

final class VolumeFileTest {
  private static final String POD =
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: p}
      spec:
        containers:
          - name: c
            volumeMounts:
              - {name: whole, mountPath: /whole}
              - {name: whole, mountPath: /one.yaml, subPath: a.yaml}
              - {name: some, mountPath: /whole/some/}
              - {name: joined, mountPath: /joined}
              - {name: data, mountPath: /data}
        volumes:
          - {name: whole, configMap: {name: w}}
          - {name: some, secret: {secretName: s, items: [{key: k, path: below/k.yaml}]}}
          - name: joined
            projected:
              sources:
                - {secret: {name: s, items: [{key: k, path: k.yaml}]}}
                - {configMap: {name: c}}
          - {name: data, emptyDir: {}}
      """;

  private static String at(String path) {
    Workload pod = WorkloadReader.read(Written.document(POD), Written.CLUSTER).orElseThrow();
    Optional<VolumeFile> file = VolumeFile.at(path, pod, pod.containers().get(0));
    return file.map(found -> found.key().map(KeyReference::words).orElse("unknown")).orElse("none");
  }

  @Test
  void isMadeOfTheKeyOfItsName() {
    assertThat(at("/whole/a.yaml")).isEqualTo("ConfigMap `w`, key `a.yaml`");
    assertThat(at("/one.yaml")).isEqualTo("ConfigMap `w`, key `a.yaml`");
    assertThat(at("/whole/below/a.yaml")).isEqualTo("none");
    assertThat(at("/whole")).isEqualTo("none");
    assertThat(at("/elsewhere/a.yaml")).isEqualTo("none");
  }

  @Test
  void isMadeOfTheKeyThatAnItemNames() {
    assertThat(at("/whole/some/below/k.yaml")).isEqualTo("Secret `s`, key `k`");
    assertThat(at("/whole/some/k")).isEqualTo("none");
  }

  @Test
  void isNotKnownWhereSeveralSourcesMayMakeIt() {
    assertThat(at("/joined/other.yaml")).isEqualTo("ConfigMap `c`, key `other.yaml`");
    assertThat(at("/joined/k.yaml")).isEqualTo("unknown");
    assertThat(at("/data/a.yaml")).isEqualTo("unknown");
  }
}
