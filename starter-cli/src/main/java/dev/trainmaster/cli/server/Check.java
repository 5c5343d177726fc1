package dev.trainmaster.cli.server;

/** One thing that the doctor looked at. */
record Check(String name, Verdict verdict, String text, String advice) {

    /** How it stands. */
    enum Verdict {
        GOOD,
        WARNING,
        BAD
    }

    static Check good(String name, String text) {
        return new Check(name, Verdict.GOOD, text, "");
    }

    static Check warning(String name, String text, String advice) {
        return new Check(name, Verdict.WARNING, text, advice);
    }

    static Check bad(String name, String text, String advice) {
        return new Check(name, Verdict.BAD, text, advice);
    }
}
