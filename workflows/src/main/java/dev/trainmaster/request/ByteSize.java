package dev.trainmaster.request;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A number of bytes as people write it: 8GiB, 512MiB, or the plain number. */
public record ByteSize(long bytes) {

    private static final List<String> UNITS = List.of("", "KiB", "MiB", "GiB", "TiB", "PiB");
    private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,15}) ?((?:[KMGTP]iB)?)");
    private static final int UNIT_BITS = 10;

    public static Optional<ByteSize> parse(String text) {
        Matcher written = WRITTEN.matcher(text.strip());
        if (!written.matches()) {
            return Optional.empty();
        }
        try {
            long unit = 1L << (UNIT_BITS * UNITS.indexOf(written.group(2)));
            return Optional.of(new ByteSize(Math.multiplyExact(Long.parseLong(written.group(1)), unit)));
        } catch (ArithmeticException tooLarge) {
            return Optional.empty();
        }
    }

    /** In the largest unit that shows it exactly. */
    @Override
    public String toString() {
        int unit = 0;
        while (unit + 1 < UNITS.size() && bytes != 0 && bytes % (1L << (UNIT_BITS * (unit + 1))) == 0) {
            unit++;
        }
        return (bytes >> (UNIT_BITS * unit)) + UNITS.get(unit);
    }
}
