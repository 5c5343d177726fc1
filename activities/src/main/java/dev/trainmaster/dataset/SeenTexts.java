package dev.trainmaster.dataset;

import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;

/** Which texts were seen, and in which record: twelve bytes a text, and none remembered above a bound. */
public final class SeenTexts {
    private static final int FIRST_SLOTS = 1 << 10;

    private final int most;
    private long[] hashes = new long[FIRST_SLOTS];
    private int[] records = new int[FIRST_SLOTS];
    private int size;

    public SeenTexts(int most) {
        this.most = most;
    }

    /** The record that had this text first; remembers it if none had. */
    public OptionalLong firstWith(String text, long record) {
        return firstWith(hash(text), record);
    }

    /** @param hash of the text; another text has the same one time in 10^19 */
    public OptionalLong firstWith(long hash, long record) {
        int slot = slotOf(hash);
        if (hashes[slot] == hash) {
            return OptionalLong.of(records[slot]);
        }
        if (size < most && record <= Integer.MAX_VALUE) {
            hashes[slot] = hash;
            records[slot] = (int) record;
            size++;
            if (size > hashes.length / 2) {
                grow();
            }
        }
        return OptionalLong.empty();
    }

    boolean isFull() {
        return size >= most;
    }

    private int slotOf(long hash) {
        int slot = (int) hash & (hashes.length - 1);
        while (hashes[slot] != 0 && hashes[slot] != hash) {
            slot = (slot + 1) & (hashes.length - 1);
        }
        return slot;
    }

    private void grow() {
        long[] oldHashes = hashes;
        int[] oldRecords = records;
        hashes = new long[oldHashes.length * 2];
        records = new int[oldHashes.length * 2];
        for (int i = 0; i < oldHashes.length; i++) {
            if (oldHashes[i] != 0) {
                int slot = slotOf(oldHashes[i]);
                hashes[slot] = oldHashes[i];
                records[slot] = oldRecords[i];
            }
        }
    }

    static long hash(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return hash(utf8, 0, utf8.length);
    }

    /** FNV-1a of 64 bits with a final mix; 0 marks an empty slot. */
    static long hash(byte[] utf8, int from, int length) {
        long hash = 0xcbf29ce484222325L;
        for (int i = from; i < from + length; i++) {
            hash = (hash ^ (utf8[i] & 0xFF)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 32)) * 0x9e3779b97f4a7c15L;
        hash ^= hash >>> 29;
        return hash == 0 ? 1 : hash;
    }
}
