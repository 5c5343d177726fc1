package dev.trainmaster.trainer;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.stream.Stream;

/** A program and its arguments, some of them only under a condition. No shell ever reads it. */
public record CommandTemplate(List<Argument> items) {
    public CommandTemplate {
        items = List.copyOf(items);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static CommandTemplate of(List<Object> items) {
        return new CommandTemplate(items.stream().map(Argument::read).toList());
    }

    @JsonValue
    public List<Object> written() {
        return items.stream().map(Argument::written).toList();
    }

    static CommandTemplate checked(String key, CommandTemplate command, Vocabulary vocabulary) {
        if (command == null || command.items.isEmpty()) {
            throw new IllegalArgumentException(key + " is missing: it is a list, one item for each argument");
        }
        if (!(command.items.get(0) instanceof Argument.Plain)) {
            throw new IllegalArgumentException(key + " must begin with the program");
        }
        command.items.forEach(item -> item.check(key, vocabulary));
        return command;
    }

    List<String> in(Words words) {
        return items.stream().flatMap(item -> item.in(words)).toList();
    }

    /** The arguments that are always there, as they are written. */
    public Stream<String> plain() {
        return items.stream().filter(Argument.Plain.class::isInstance).map(item -> ((Argument.Plain) item).text());
    }
}
