package dev.trainmaster.worker.presence;

/** Where health and metrics are served; the port is known only once it is bound. */
public record ManagementAddress(String host) {

    String url(int port) {
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port + "/actuator";
    }
}
