package dev.trainmaster.server;

import io.temporal.api.enums.v1.IndexedValueType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The in-memory server as a process of its own: {@code --port N --ready-file F --search-attribute Name=Type ...}. */
public final class InMemoryServerMain {
    private InMemoryServerMain() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        int port = 0;
        Optional<Path> readyFile = Optional.empty();
        Map<String, IndexedValueType> searchAttributes = new HashMap<>();
        for (int i = 0; i + 1 < args.length; i += 2) {
            String value = args[i + 1];
            switch (args[i]) {
                case "--port" -> port = Integer.parseInt(value);
                case "--ready-file" -> readyFile = Optional.of(Path.of(value).toAbsolutePath());
                case "--search-attribute" -> {
                    String[] attribute = value.split("=", 2);
                    searchAttributes.put(attribute[0], SearchAttributeTypes.parse(attribute[1]));
                }
                default -> throw new IllegalArgumentException("Unknown flag " + args[i]);
            }
        }
        InMemoryServer server = start(port, searchAttributes);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        if (readyFile.isPresent()) {
            tell(readyFile.get(), server.address());
        }
        server.awaitEnd();
    }

    private static InMemoryServer start(int port, Map<String, IndexedValueType> searchAttributes) {
        try {
            return InMemoryServer.start(port, searchAttributes);
        } catch (ServerUnavailableException e) {
            // The starter reads the reason in the last lines of the log, which a stack trace would push out.
            System.err.println(e.getMessage());
            System.exit(1);
            throw e;
        }
    }

    private static void tell(Path readyFile, String address) throws IOException {
        Path next = readyFile.resolveSibling(readyFile.getFileName() + ".next");
        Files.writeString(next, address + "\n");
        Files.move(next, readyFile, StandardCopyOption.ATOMIC_MOVE);
    }
}
