package dev.trainmaster.cli.trainer;

import dev.trainmaster.storage.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A Python package of one line, so that an installation can be tested with no package index. */
final class TinyWheel {

    private TinyWheel() {}

    /** Answers its digest. */
    static String write(Path folder, String name) throws IOException {
        String info = name + "-1.0.dist-info/";
        Map<String, String> files = new LinkedHashMap<>();
        files.put(name + ".py", "ANSWER = 42\n");
        files.put(info + "METADATA", "Metadata-Version: 2.1\nName: " + name + "\nVersion: 1.0\n");
        files.put(info + "WHEEL", "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n");
        files.put(info + "RECORD", name + ".py,,\n" + info + "METADATA,,\n" + info + "WHEEL,,\n" + info + "RECORD,,\n");
        Path wheel = folder.resolve(name + "-1.0-py3-none-any.whl");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(wheel))) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return Sha256.ofFile(wheel);
    }
}
