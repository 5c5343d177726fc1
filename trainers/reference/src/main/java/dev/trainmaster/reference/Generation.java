package dev.trainmaster.reference;

import dev.trainmaster.reference.checkpoint.SavedModel;
import dev.trainmaster.reference.model.ByteModel;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/** Lets a trained model go on after a prompt, with the likeliest byte each time: the same model says the same. */
final class Generation {
    static final String OPTION = "--generate";
    private static final int MOST_BYTES = 160;

    /** How the exported records frame what is said to a model, and where they end. */
    private static final String FRAME = "<start_of_turn>user\n%s<end_of_turn>\n<start_of_turn>model\n";

    private static final String END = "<end_of_turn>";

    private final PrintStream out;
    private final PrintStream err;

    Generation(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** {@code --generate CHECKPOINT --prompt TEXT} */
    ExitCode run(String... words) {
        if (words.length != 4 || !words[2].equals("--prompt")) {
            err.println("error: usage: " + OPTION + " CHECKPOINT --prompt TEXT");
            return ExitCode.CONFIG;
        }
        try {
            SavedModel saved = SavedModel.read(Path.of(words[1]));
            ByteModel model = new ByteModel(saved.size(), saved.weights());
            out.println(goOn(model, FRAME.formatted(words[3]).getBytes(StandardCharsets.UTF_8)));
            return ExitCode.OK;
        } catch (IOException | NumberFormatException e) {
            err.println("error: " + words[1] + " is no checkpoint that can be read: " + e.getMessage());
            return ExitCode.CONFIG;
        }
    }

    private static String goOn(ByteModel model, byte[] prompt) {
        byte[] text = Arrays.copyOf(prompt, prompt.length + MOST_BYTES);
        int length = prompt.length;
        while (length < text.length) {
            text[length] = model.likeliest(text, length);
            length++;
            if (said(text, prompt.length, length).endsWith(END)) {
                return said(text, prompt.length, length - END.length());
            }
        }
        return said(text, prompt.length, length);
    }

    private static String said(byte[] text, int from, int to) {
        return new String(text, from, to - from, StandardCharsets.UTF_8);
    }
}
