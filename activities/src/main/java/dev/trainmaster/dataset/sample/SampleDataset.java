package dev.trainmaster.dataset.sample;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Several hundred small tasks with right answers and the way to them, made up by a seed: the same bytes everywhere. */
public final class SampleDataset {
    public static final String KEY = "sample";
    public static final int RECORDS = 418;
    private static final long SEED = 20_260_101;

    private final JsonFactory json =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    public void writeTo(OutputStream out) throws IOException {
        try (JsonGenerator generator = json.createGenerator(out, JsonEncoding.UTF8)) {
            generator.setRootValueSeparator(null);
            for (Task task : tasks()) {
                write(generator, task);
                generator.writeRaw('\n');
            }
        }
    }

    /** The kinds take turns, so that any part of the file holds all of them; no question comes twice. */
    private static List<Task> tasks() {
        List<Function<Dice, Task>> kinds = new ArrayList<>(ArithmeticTasks.all());
        kinds.addAll(WordTasks.all());
        kinds.addAll(LogicTasks.all());
        Dice dice = new Dice(SEED);
        Set<String> asked = new HashSet<>();
        List<Task> tasks = new ArrayList<>();
        while (tasks.size() < RECORDS) {
            Task task = kinds.get(tasks.size() % kinds.size()).apply(dice);
            if (asked.add(task.question())) {
                tasks.add(task);
            }
        }
        return tasks;
    }

    private static void write(JsonGenerator json, Task task) throws IOException {
        json.writeStartObject();
        json.writeStringField("trace_version", "1.0");
        json.writeStringField("prompt", task.question());
        json.writeStringField("final_answer", task.answer());
        json.writeArrayFieldStart("steps");
        for (int i = 0; i < task.thoughts().size(); i++) {
            json.writeStartObject();
            json.writeNumberField("i", i);
            json.writeStringField("type", task.thoughts().get(i).type());
            json.writeStringField("content", task.thoughts().get(i).content());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeObjectFieldStart("meta");
        json.writeStringField("dataset", KEY);
        json.writeStringField("kind", task.kind());
        json.writeEndObject();
        json.writeEndObject();
    }
}
