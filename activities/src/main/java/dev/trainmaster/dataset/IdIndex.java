package dev.trainmaster.dataset;

import java.nio.charset.StandardCharsets;

/** Which ids were seen, and in which record: twelve bytes an id, and none above a bound. */
final class IdIndex {
    private static final int FIRST_SLOTS = 1 << 10;

    private final int mostIds;
    private long[] hashes = new long[FIRST_SLOTS];
    private int[] records = new int[FIRST_SLOTS];
    private int size;

    IdIndex(int mostIds) {
        this.mostIds = mostIds;
    }

    void refuseSeen(String id, long record) throws BadRecordException {
        long hash = hash(id);
        int slot = slotOf(hash);
        if (hashes[slot] == hash) {
            throw new BadRecordException(
                    "has the id \"" + id + "\" of record " + (records[slot] + 1L) + " again; ids must be unique");
        }
        if (size < mostIds && record < Integer.MAX_VALUE) {
            hashes[slot] = hash;
            records[slot] = (int) record;
            size++;
            if (size > hashes.length / 2) {
                grow();
            }
        }
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

    /** FNV-1a of 64 bits with a final mix; 0 marks an empty slot. */
    private static long hash(String id) {
        long hash = 0xcbf29ce484222325L;
        for (byte b : id.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xFF)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 32)) * 0x9e3779b97f4a7c15L;
        hash ^= hash >>> 29;
        return hash == 0 ? 1 : hash;
    }
}
