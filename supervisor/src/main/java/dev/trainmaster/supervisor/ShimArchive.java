package dev.trainmaster.supervisor;

import dev.trainmaster.supervisor.shim.ShimMain;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The shim's classes as a plain archive of their own, named by their content. A shim may live for weeks and load a
 * class at its very end: the worker's own archive may have been replaced by then, or be one that a bare JVM cannot read.
 */
final class ShimArchive {

    static final List<String> CLASSES = List.of(
            "BootClock",
            "DurableFile",
            "Escape",
            "Failpoint",
            "Fence",
            "JsonObject",
            "LeaseFile",
            "LeaseTerms",
            "OutputPump",
            "Proc",
            "ProcessId",
            "ProcessStat",
            "Records",
            "ResourceGroups",
            "RunLockFile",
            "Shim",
            "ShimMain",
            "ShimMain$TerminationHook",
            "ShimOrder",
            "Signals",
            "StopFile",
            "StopFile$Request",
            "StopFile$UnreadableException",
            "StopRequests",
            "StopSequence",
            "TokenSweep",
            "Trainer");

    private static final String PACKAGE = "dev/trainmaster/supervisor/shim/";

    private ShimArchive() {}

    static Path installIn(Path home) throws IOException {
        byte[] archive = build();
        Path target = home.toAbsolutePath().resolve("shim-" + digest(archive) + ".jar");
        if (!Files.exists(target) || Files.size(target) != archive.length) {
            Files.createDirectories(home);
            Path temporary = Files.createTempFile(home, "shim", ".tmp");
            try {
                Files.write(temporary, archive);
                Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(temporary);
            }
        }
        return target;
    }

    private static byte[] build() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : CLASSES) {
                add(zip, PACKAGE + name + ".class");
            }
        }
        return bytes.toByteArray();
    }

    /** Stored, not packed: that spares the shim the inflating. */
    private static void add(ZipOutputStream zip, String resource) throws IOException {
        byte[] content;
        try (InputStream in = ShimMain.class.getResourceAsStream("/" + resource)) {
            if (in == null) {
                throw new IOException("This build lacks " + resource + ", which the shim needs");
            }
            content = in.readAllBytes();
        }
        CRC32 checksum = new CRC32();
        checksum.update(content);
        ZipEntry entry = new ZipEntry(resource);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(checksum.getValue());
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    private static String digest(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
