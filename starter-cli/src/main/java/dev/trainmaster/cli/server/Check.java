package dev.trainmaster.cli.server;

/** One thing that the doctor looked at. */
record Check(String name, Verdict verdict, String text, String advice) {

    /** How it stands. */
    enum Verdict {
        OK,
        WARN,
        FAIL
    }

    static Check good(String name, String text) {
        return new Check(name, Verdict.OK, text, "");
    }

    static Check warning(String name, String text, String advice) {
        return new Check(name, Verdict.WARN, text, advice);
    }

    static Check bad(String name, String text, String advice) {
        return new Check(name, Verdict.FAIL, text, advice);
    }
}
