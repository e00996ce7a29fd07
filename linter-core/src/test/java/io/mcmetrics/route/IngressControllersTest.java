package io.mcmetrics.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.document.Document;
import io.mcmetrics.kubernetes.Written;
import io.mcmetrics.route.Endpoint.Controller;
import java.util.List;
import org.junit.jupiter.api.Test;

final class IngressControllersTest {
  private static Controller controller(String className, String... classes) {
    List<Document> documents = List.of(classes).stream().map(Written::document).toList();
    return IngressControllers.of(documents)
        .controllerOf(
            Written.document(
                """
                apiVersion: networking.k8s.io/v1
                kind: Ingress
                metadata: {name: i}
                spec: {ingressClassName: %s}
                """
                    .formatted(className)));
  }

  private static String ingressClass(String name, String controller) {
    return """
        apiVersion: networking.k8s.io/v1
        kind: IngressClass
        metadata: {name: %s}
        spec: {controller: %s}
        """
        .formatted(name, controller);
  }

  @Test
  void asksTheClassItself() {
    String edge = ingressClass("edge", "k8s.io/ingress-nginx");

    assertThat(controller("edge", edge)).isEqualTo(Controller.INGRESS_NGINX);
    assertThat(controller("nginx", ingressClass("nginx", "traefik.io/ingress-controller")))
        .isEqualTo(Controller.OTHER);
  }

  @Test
  void guessesByTheNameWhereThereAreNoClasses() {
    assertThat(controller("nginx-internal")).isEqualTo(Controller.INGRESS_NGINX);
    assertThat(controller("traefik-internal")).isEqualTo(Controller.OTHER);
    assertThat(controller("internal")).isEqualTo(Controller.UNKNOWN);
  }

  @Test
  void guessesAmongOtherClassesOnlyByNamesThatAllUse() {
    String other = ingressClass("edge", "nginx.org/ingress-controller");

    assertThat(controller("nginx-internal", other)).isEqualTo(Controller.UNKNOWN);
    assertThat(controller("nginx", other)).isEqualTo(Controller.INGRESS_NGINX);
    assertThat(controller("cilium", other)).isEqualTo(Controller.OTHER);
  }
}
