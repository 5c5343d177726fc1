package dev.trainmaster.dataset;

import dev.trainmaster.storage.BlockInput;
import io.airlift.compress.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.GZIPInputStream;

/** Unpacks what is packed, as its first bytes say, whatever its name. */
final class Decompression {
    private static final int MARK_BYTES = 4;
    private static final int BUFFER_BYTES = 1 << 16;

    private Decompression() {}

    static InputStream of(InputStream in) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(in, BUFFER_BYTES);
        buffered.mark(MARK_BYTES);
        byte[] first = buffered.readNBytes(MARK_BYTES);
        buffered.reset();
        if (begins(first, 0x1F, 0x8B)) {
            return new Packed("gzip", buffered, () -> new GZIPInputStream(buffered, BUFFER_BYTES));
        }
        if (begins(first, 0x28, 0xB5, 0x2F, 0xFD)) {
            return new Packed("zstd", buffered, () -> new ZstdInputStream(buffered));
        }
        return buffered;
    }

    private static boolean begins(byte[] bytes, int... magic) {
        for (int i = 0; i < magic.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    /** Packed data that are cut off or damaged. */
    static final class DamagedException extends IOException {
        DamagedException(String kind, Exception cause) {
            super(
                    "the " + kind + " data are damaged or cut off (" + cause.getMessage() + "): copy the file again",
                    cause);
        }
    }

    @FunctionalInterface
    private interface Opening {
        InputStream open() throws IOException;
    }

    /** Opened with the first read: a damaged head is told like damage anywhere else. */
    private static final class Packed extends BlockInput {
        private final String kind;
        private final Opening opening;
        private InputStream unpacked;

        Packed(String kind, InputStream packed, Opening opening) {
            super(packed);
            this.kind = kind;
            this.opening = opening;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            try {
                if (unpacked == null) {
                    unpacked = opening.open();
                }
                int read = unpacked.read(buffer, offset, length);
                if (read < 0) {
                    // Whoever digests what is packed waits for the end of that.
                    in.transferTo(OutputStream.nullOutputStream());
                }
                return read;
            } catch (LostSourceException e) {
                throw e;
            } catch (IOException | RuntimeException e) {
                throw new DamagedException(kind, e);
            }
        }

        @Override
        public void close() throws IOException {
            if (unpacked != null) {
                unpacked.close();
            }
            in.close();
        }
    }
}
