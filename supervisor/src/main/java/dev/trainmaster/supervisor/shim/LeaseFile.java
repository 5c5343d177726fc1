package dev.trainmaster.supervisor.shim;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;

/**
 * When the lease of a run was last renewed, on the clock of this boot. A renewal is one write of always the same length
 * over what is there: it needs no room on a full disk, and whoever reads half of an old one and half of a new one finds
 * two numbers that differ.
 */
public final class LeaseFile {

    private static final String VERSION = "1";
    private static final int DIGITS = 19;

    private final Path file;

    public LeaseFile(Path file) {
        this.file = file;
    }

    public void renew(String bootId, long renewedAtMillis) throws IOException {
        String time = String.format("%0" + DIGITS + "d", renewedAtMillis);
        String line = String.join(" ", VERSION, bootId, time, time) + "\n";
        ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII));
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.write(bytes, 0);
            if (channel.size() > line.length()) {
                channel.truncate(line.length());
            }
        }
    }

    /** Empty for one that is missing, damaged, of another boot, or of a time that is still to come. */
    OptionalLong renewedAt(BootClock clock) {
        try {
            String text = new String(Files.readAllBytes(file), StandardCharsets.US_ASCII);
            String[] words = text.split("[ \n]");
            if (words.length != 4
                    || !text.endsWith("\n")
                    || !words[0].equals(VERSION)
                    || !words[1].equals(clock.bootId())
                    || !words[2].equals(words[3])) {
                return OptionalLong.empty();
            }
            long renewedAt = Long.parseLong(words[2]);
            return renewedAt <= clock.millis() ? OptionalLong.of(renewedAt) : OptionalLong.empty();
        } catch (IOException | NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}
