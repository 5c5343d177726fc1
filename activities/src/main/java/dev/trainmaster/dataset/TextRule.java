package dev.trainmaster.dataset;

/** How long a text may be, in characters as people count them: code points. */
record TextRule(String key, int most) {
    static final TextRule ID = new TextRule("id", 256);
    static final TextRule CREATED_AT = new TextRule("created_at", 64);
    static final TextRule TRACE_VERSION = new TextRule("trace_version", 64);
    static final TextRule PROMPT = new TextRule("prompt", 50_000);
    static final TextRule FINAL_ANSWER = new TextRule("final_answer", 50_000);
    static final TextRule STEP_TYPE = new TextRule("type", 64);
    static final TextRule STEP_CONTENT = new TextRule("content", 20_000);
    static final TextRule ROLE = new TextRule("role", 64);
    static final TextRule MESSAGE = new TextRule("content", 50_000);
    /** Somebody has put prompt, reasoning and answer together: that may be long. */
    static final TextRule TEXT = new TextRule("text", 1_000_000);

    static TextRule response(String key) {
        return new TextRule(key, 50_000);
    }

    String checked(String where, String text) throws BadRecordException {
        int characters = 0;
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (Character.isSurrogate(unit)) {
                boolean paired = Character.isHighSurrogate(unit)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!paired) {
                    throw new BadRecordException(where + key + " has a lone surrogate (\\u" + Integer.toHexString(unit)
                            + ") as its character " + (characters + 1));
                }
                i++;
            }
            characters++;
        }
        if (characters < 1 || characters > most) {
            throw new BadRecordException(
                    where + key + " must have 1 to " + most + " characters, but has " + characters);
        }
        return text;
    }
}
