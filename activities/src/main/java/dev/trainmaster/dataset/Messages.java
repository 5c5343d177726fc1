package dev.trainmaster.dataset;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The messages of a conversation: an instruction perhaps, then user and assistant in turns, the assistant last. */
record Messages(Optional<String> system, List<Dialogue.Exchange> exchanges) {
    private static final int MOST = 1000;
    private static final List<String> ROLES = List.of("system", "user", "assistant");

    static Messages read(JsonParser parser) throws IOException, BadRecordException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw new BadRecordException("messages must be a list, but is " + JsonWords.of(parser.currentToken()));
        }
        Optional<String> system = Optional.empty();
        Optional<String> asked = Optional.empty();
        List<Dialogue.Exchange> exchanges = new ArrayList<>();
        for (int n = 0; parser.nextToken() != JsonToken.END_ARRAY; n++) {
            if (n == MOST) {
                throw new BadRecordException("messages must have 2 to " + MOST + " items, but has more");
            }
            Message message = message(parser, "messages[" + n + "]");
            if (n == 0 && message.role.equals("system")) {
                system = Optional.of(message.content);
            } else if (asked.isEmpty()) {
                asked = Optional.of(message.of("user", n));
            } else {
                String answer = SftParser.notBlank("messages[" + n + "].content", message.of("assistant", n));
                exchanges.add(new Dialogue.Exchange(asked.get(), answer));
                asked = Optional.empty();
            }
        }
        if (asked.isPresent() || exchanges.isEmpty()) {
            throw new BadRecordException("messages must end with one of the assistant: that is what is learned");
        }
        return new Messages(system, exchanges);
    }

    private record Message(String role, String content) {
        String of(String wanted, int number) throws BadRecordException {
            if (!role.equals(wanted)) {
                throw new BadRecordException("messages[" + number + "].role must be " + wanted + " here, but is " + role
                        + "; after an instruction (system) user and assistant take turns");
            }
            return content;
        }
    }

    private static Message message(JsonParser parser, String where) throws IOException, BadRecordException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw new BadRecordException(where + " must be an object, but is " + JsonWords.of(parser.currentToken()));
        }
        String role = null;
        String content = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            parser.nextToken();
            switch (key) {
                case "role" -> role = role(parser, where);
                case "content" -> content = TraceParser.text(parser, where + ".", TextRule.MESSAGE);
                default -> parser.skipChildren();
            }
        }
        return new Message(
                TraceParser.present(where + ".role", role), TraceParser.present(where + ".content", content));
    }

    private static String role(JsonParser parser, String where) throws IOException, BadRecordException {
        String role = TraceParser.text(parser, where + ".", TextRule.ROLE);
        if (!ROLES.contains(role)) {
            throw new BadRecordException(
                    where + ".role must be one of " + String.join(", ", ROLES) + ", but is \"" + role + "\"");
        }
        return role;
    }
}
