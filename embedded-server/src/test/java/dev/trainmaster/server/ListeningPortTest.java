package dev.trainmaster.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class ListeningPortTest {
    private final long self = ProcessHandle.current().pid();

    @Test
    void aPortBelongsToTheProcessThatListensOnIt() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ListeningPort port = new ListeningPort(socket.getLocalPort());
            Process other = new ProcessBuilder("sleep", "60").start();
            try {
                assertThat(port.isHeldBy(self)).isTrue();
                assertThat(port.isHeldBy(other.pid())).isFalse();
            } finally {
                other.destroyForcibly();
            }
        }
    }

    @Test
    void aPortThatNobodyListensOnBelongsToNobody() {
        assertThat(new ListeningPort(ServerPorts.free().frontend()).isHeldBy(self))
                .isFalse();
    }
}
