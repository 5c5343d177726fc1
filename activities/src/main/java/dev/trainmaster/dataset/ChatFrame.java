package dev.trainmaster.dataset;

import dev.trainmaster.request.ChatSettings;
import java.util.Optional;

/** What a conversation of one prompt and one response has before, between and behind them. */
record ChatFrame(ChatTemplate template, FixedText head, FixedText middle, FixedText tail) {
    static ChatFrame of(ChatSettings settings) {
        ChatTemplate template = ChatTemplate.named(settings.template());
        return new ChatFrame(
                template,
                FixedText.of(head(template, settings.system())),
                FixedText.of(template.userEnd() + template.modelStart()),
                FixedText.of(template.modelEnd()));
    }

    /** An instruction of its own takes the place of the one that all have. */
    String conversation(Dialogue dialogue) {
        StringBuilder text =
                new StringBuilder(dialogue.system().isPresent() ? head(template, dialogue.system()) : head.text());
        String before = "";
        for (Dialogue.Exchange exchange : dialogue.exchanges()) {
            text.append(before).append(exchange.prompt()).append(middle.text()).append(exchange.response());
            text.append(tail.text());
            before = template.between() + template.userStart();
        }
        return text.toString();
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
