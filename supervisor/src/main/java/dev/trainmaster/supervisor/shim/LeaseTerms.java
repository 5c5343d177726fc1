package dev.trainmaster.supervisor.shim;

/**
 * A lease as the shim is told of it.
 *
 * @param grantedAtMillis on the clock of this boot; the lease counts from here until it is renewed
 */
public record LeaseTerms(long ttlMillis, long grantedAtMillis) {

    String text() {
        return ttlMillis + "," + grantedAtMillis;
    }

    static LeaseTerms parse(String text) {
        int comma = text.indexOf(',');
        return new LeaseTerms(Long.parseLong(text.substring(0, comma)), Long.parseLong(text.substring(comma + 1)));
    }
}
