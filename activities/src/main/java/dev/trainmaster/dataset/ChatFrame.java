package dev.trainmaster.dataset;

/** What a chat template puts before a prompt, between it and its response, and behind that. */
record ChatFrame(FixedText head, FixedText middle, FixedText tail) {
    static ChatFrame gemma() {
        return new ChatFrame(
                FixedText.of("<start_of_turn>user\n"),
                FixedText.of("<end_of_turn>\n<start_of_turn>model\n"),
                FixedText.of("<end_of_turn>"));
    }
}
