package dev.trainmaster.dataset;

/** Tells what a file is that is no text, so that nobody has to guess from the first hundred bad lines. */
final class Magic {
    private Magic() {}

    static void refuseBinary(String file, byte[] bytes, int offset, int length) {
        String kind = kind(bytes, offset, length);
        if (!kind.isEmpty()) {
            throw new UnusableSourceException(new RecordProblem(file, 1, kind));
        }
    }

    private static String kind(byte[] bytes, int offset, int length) {
        if (length < 2) {
            return "";
        }
        int first = (bytes[offset] & 0xFF) << 8 | bytes[offset + 1] & 0xFF;
        return switch (first) {
            case 0x504B -> "this is a zip file: unpack it first (unzip)";
            case 0x5041 -> "this is a Parquet file: convert it to JSONL first";
            case 0xFFFE, 0xFEFF -> "this is UTF-16: convert it to UTF-8 first (iconv -f UTF-16 -t UTF-8)";
            default -> "";
        };
    }
}
