package dev.trainmaster.campaign.result;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trainmaster.campaign.Column;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** One line for each sitting, only ever appended: faults may be inflicted side by side and one after the other. */
public record Results(Path file) {

    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    public static Results in(Path folder) {
        return new Results(folder.resolve("results.jsonl"));
    }

    public void add(Outcome outcome) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(
                    file,
                    JSON.writeValueAsString(outcome) + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<Outcome> of(Column column) {
        return all().stream()
                .filter(outcome -> outcome.column().equals(column.text()))
                .toList();
    }

    private List<Outcome> all() {
        try {
            return !Files.exists(file)
                    ? List.of()
                    : Files.readAllLines(file).stream().map(Results::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Outcome read(String line) {
        try {
            return JSON.readValue(line, Outcome.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
