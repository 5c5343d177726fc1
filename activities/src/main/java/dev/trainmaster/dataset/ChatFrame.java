package dev.trainmaster.dataset;

import dev.trainmaster.request.ChatSettings;
import java.util.Optional;

/** What a conversation of one prompt and one response has before, between and behind them. */
record ChatFrame(FixedText head, FixedText middle, FixedText tail) {
    static ChatFrame of(ChatSettings settings) {
        ChatTemplate template = ChatTemplate.named(settings.template());
        return new ChatFrame(
                FixedText.of(head(template, settings.system())),
                FixedText.of(template.userEnd() + template.modelStart()),
                FixedText.of(template.modelEnd()));
    }

    private static String head(ChatTemplate template, Optional<String> system) {
        String instruction = system.map(text -> template.systemStart() + text + template.systemEnd())
                .orElse("");
        return template.start()
                + (template.systemInUserTurn()
                        ? template.userStart() + instruction
                        : instruction + template.userStart());
    }
}
