package dev.trainmaster.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** The ports of one attempt to start a server. */
record ServerPorts(int frontend, int webUi) {
    /** Picks ports that may be taken again before the server binds them: whoever asks must be ready to ask twice. */
    interface Source {
        ServerPorts next();
    }

    static ServerPorts free() {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (ServerSocket frontend = new ServerSocket(0, 1, loopback);
                ServerSocket webUi = new ServerSocket(0, 1, loopback)) {
            return new ServerPorts(frontend.getLocalPort(), webUi.getLocalPort());
        } catch (IOException e) {
            throw new ServerUnavailableException("No free port on the loopback interface: " + e, e);
        }
    }
}
