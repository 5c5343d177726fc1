package dev.trainmaster.trainer;

/** Texts, numbers and truths, however they travelled. */
final class Scalars {
    private Scalars() {}

    static boolean same(Object one, Object other) {
        return one instanceof Number a && other instanceof Number b
                ? a.doubleValue() == b.doubleValue()
                : one.equals(other);
    }

    static boolean is(Object value) {
        return value instanceof String || value instanceof Number || value instanceof Boolean;
    }
}
