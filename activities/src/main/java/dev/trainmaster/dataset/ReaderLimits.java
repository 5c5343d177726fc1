package dev.trainmaster.dataset;

/** How much of a source may be held in memory at once. */
public record ReaderLimits(int lineBytes, int rememberedIds) {
    private static final int MOST_LINE_BYTES = 64 << 20;
    private static final int MOST_IDS = 8 << 20;
    // A long line is held many times at once: as it is read, in its batch, as texts, put together, and written, and
    // each of
    // these buffers twice while it grows.
    private static final int HEAP_SHARE_OF_A_LINE = 32;
    private static final int HEAP_BYTES_OF_AN_ID = 128;

    public static ReaderLimits ofThisProcess() {
        long heap = Runtime.getRuntime().maxMemory();
        return new ReaderLimits((int) Math.min(MOST_LINE_BYTES, heap / HEAP_SHARE_OF_A_LINE), (int)
                Math.min(MOST_IDS, heap / HEAP_BYTES_OF_AN_ID));
    }
}
