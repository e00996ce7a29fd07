/** Ways into a cluster by HTTP: Ingress, Gateway API, Traefik, Istio, OpenShift and nginx. */
@NullMarked
package io.mcmetrics.route;

import org.jspecify.annotations.NullMarked;
