package io.mcmetrics.kubernetes;

import static io.mcmetrics.kubernetes.Listener.Purpose.CAPNPROTO;
import static io.mcmetrics.kubernetes.Listener.Purpose.GRPC;
import static io.mcmetrics.kubernetes.Listener.Purpose.HTTP;
import static io.mcmetrics.kubernetes.Listener.Purpose.REMOTE_WRITE;
import static io.mcmetrics.kubernetes.Written.container;
import static io.mcmetrics.kubernetes.Written.words;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class ProgramTest {
  private static Program program(String container) {
    return Program.of(container(container));
  }

  private static Map<Listener.Purpose, String> listeners(String container) {
    Map<Listener.Purpose, String> ports = new TreeMap<>();
    Listener.of(container(container)).forEach(l -> ports.put(l.purpose(), words(l.port())));
    return ports;
  }

  @Test
  void tellsComponentsOfThanosByTheirFirstWord() {
    assertThat(program("{image: quay.io/thanos/thanos:v0.37.2, args: [receive]}"))
        .isEqualTo(Program.THANOS_RECEIVE);
    assertThat(program("{image: mirror.test/x, command: [/bin/thanos], args: [query-frontend]}"))
        .isEqualTo(Program.THANOS_QUERY_FRONTEND);
    assertThat(program("{image: quay.io/thanos/thanos@sha256:ab, args: [tools]}"))
        .isEqualTo(Program.OTHER);
  }

  @Test
  void findsTheComponentBehindFlagsOfAllComponents() {
    assertThat(program("{image: quay.io/thanos/thanos:v0.42.5, args: [--log.level=info, query]}"))
        .isEqualTo(Program.THANOS_QUERY);
    assertThat(program("{image: quay.io/thanos/thanos:v0.42.5, args: [--log.level=info]}"))
        .isEqualTo(Program.OTHER);
  }

  @Test
  void tellsOthersByTheirImages() {
    assertThat(program("image: prom/prometheus:v3.4.0")).isEqualTo(Program.PROMETHEUS);
    assertThat(program("image: quay.io/prometheus-operator/prometheus-operator:v0.80.0"))
        .isEqualTo(Program.OTHER);
    assertThat(program("image: docker.io/nginx")).isEqualTo(Program.NGINX);
    assertThat(program("image: victoriametrics/vminsert:v1")).isEqualTo(Program.VM_INSERT);
    assertThat(program("image: nginx/nginx-prometheus-exporter:1.4")).isEqualTo(Program.OTHER);
    assertThat(program("{image: mirror.test/x, command: [/vmselect-prod]}"))
        .isEqualTo(Program.VM_SELECT);
    assertThat(program("image: registry.test:5000/grafana/mimir:2.10")).isEqualTo(Program.MIMIR);
  }

  @Test
  void knowsWhereReceiveListensByDefault() {
    assertThat(listeners("{image: thanos:v0.37.2, args: [receive]}"))
        .isEqualTo(Map.of(REMOTE_WRITE, "19291", HTTP, "10902", GRPC, "10901", CAPNPROTO, "19391"));
  }

  @Test
  void believesItsFlagsFirst() {
    assertThat(
            listeners(
                "{image: thanos:v0.37.2, args: [receive, '--remote-write.address=[::]:10902',"
                    + " '--http-address=0.0.0.0:80', '--grpc-address=$(ADDRESS)']}"))
        .containsEntry(REMOTE_WRITE, "10902")
        .containsEntry(HTTP, "80")
        .containsEntry(GRPC, "?");
  }

  @Test
  void knowsNothingOfOthers() {
    assertThat(listeners("image: example.test/proxy")).isEmpty();
  }
}
