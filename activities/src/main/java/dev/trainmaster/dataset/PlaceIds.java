package dev.trainmaster.dataset;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** Writes the ids of records that are named by their dataset and their place in it. */
final class PlaceIds {
    private static final byte[] HEX = "0123456789abcdef".getBytes(US_ASCII);
    private static final int ID_BYTES = 16;

    private final byte[] prefix;
    private final Uuid5 uuid5 = new Uuid5();
    private final Bytes name = new Bytes(1 << 9);
    private final byte[] id = new byte[Uuid5.DIGEST_BYTES];

    PlaceIds(DatasetKey key) {
        this.prefix = (key.text() + "/").getBytes(US_ASCII);
    }

    void appendPlaced(long index, byte[] suffix, Bytes out) {
        name.clear();
        name.append(prefix);
        name.appendNumber(index);
        append(suffix, out);
    }

    /** @param given an id without escapes */
    void appendNamed(Span given, byte[] suffix, Bytes out) {
        name.clear();
        name.append(given);
        append(suffix, out);
    }

    private void append(byte[] suffix, Bytes out) {
        name.append(suffix);
        uuid5.of(name.array(), name.size(), id);
        for (int i = 0; i < ID_BYTES; i++) {
            if (i == 4 || i == 6 || i == 8 || i == 10) {
                out.write('-');
            }
            out.write(HEX[id[i] >> 4 & 0xF]);
            out.write(HEX[id[i] & 0xF]);
        }
    }
}
