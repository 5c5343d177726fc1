package dev.trainmaster.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Tells whose a listening port is: another server that took the port first would answer just as well. */
record ListeningPort(int port) {
    private static final List<Path> TABLES = List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));
    private static final String LISTEN = "0A";

    static boolean canBeTold() {
        return TABLES.stream().anyMatch(Files::isReadable);
    }

    boolean isHeldBy(long pid) {
        Set<String> sockets = sockets();
        if (sockets.isEmpty()) {
            return false;
        }
        try (Stream<Path> descriptors = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
            return descriptors.anyMatch(descriptor -> sockets.contains(target(descriptor)));
        } catch (IOException gone) {
            return false;
        }
    }

    /** Columns: slot, local address, remote address, state, queues, timer, retransmits, user, timeout, inode. */
    private Set<String> sockets() {
        String suffix = String.format(":%04X", port);
        Set<String> sockets = new HashSet<>();
        for (Path table : TABLES) {
            try {
                Files.readString(table)
                        .lines()
                        .map(line -> line.strip().split("\\s+"))
                        .filter(columns -> columns[1].endsWith(suffix) && columns[3].equals(LISTEN))
                        .forEach(columns -> sockets.add("socket:[" + columns[9] + "]"));
            } catch (IOException noSuchProtocol) {
                continue;
            }
        }
        return sockets;
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException closedMeanwhile) {
            return "";
        }
    }
}
