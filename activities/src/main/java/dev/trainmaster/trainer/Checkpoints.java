package dev.trainmaster.trainer;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The folder below the output directory that holds one checkpoint a step.
 *
 * @param name of a checkpoint's folder, with {step} where its step stands
 * @param complete files without which a checkpoint is not whole, for trainers that do not write beside and rename
 * @param damaged what a checkpoint is renamed to, with {name}, so that the trainer does not take it for one any more
 * @param keptBy who removes old ones
 * @param unfinished files that only a checkpoint has that is still being written
 * @param stepFile where it tells its step, which must be that of its name
 */
public record Checkpoints(
        String directory,
        String name,
        List<String> complete,
        String damaged,
        Keeper keptBy,
        List<String> unfinished,
        Optional<StepFile> stepFile) {
    public static final Checkpoints USUAL = new Checkpoints("checkpoints", null, null, null, null, null, null);

    private static final String STEP = "{step}";
    private static final String NAME = "{name}";

    /** Two that remove the same folder at once get into each other's way. */
    public enum Keeper {
        TRAINMASTER,
        TRAINER;

        @JsonValue
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A number in a JSON file of a checkpoint. */
    public record StepFile(String file, String key) {
        public StepFile {
            file = RelativeName.checked("checkpoints.stepFile.file", file);
            if (key == null || key.isBlank()) {
                throw new IllegalArgumentException("checkpoints.stepFile needs a key");
            }
        }
    }

    public Checkpoints {
        directory = RelativeName.checked("checkpoints.directory", directory == null ? "checkpoints" : directory);
        name = withWord("checkpoints.name", name == null ? STEP : name, STEP);
        damaged = withWord("checkpoints.damaged", damaged == null ? NAME + ".damaged" : damaged, NAME);
        complete = complete == null ? List.of() : List.copyOf(complete);
        complete.forEach(file -> RelativeName.checked("checkpoints.complete", file));
        keptBy = keptBy == null ? Keeper.TRAINMASTER : keptBy;
        unfinished = unfinished == null ? List.of() : List.copyOf(unfinished);
        unfinished.forEach(file -> RelativeName.checked("checkpoints.unfinished", file));
        stepFile = stepFile == null ? Optional.empty() : stepFile;
        if (stepIn(name, damaged.replace(NAME, name.replace(STEP, "1"))).isPresent()) {
            throw new IllegalArgumentException("checkpoints.damaged: " + damaged + " is still a checkpoint's name");
        }
    }

    public String nameOf(long step) {
        return name.replace(STEP, Long.toString(step));
    }

    public String damagedNameOf(long step) {
        return damaged.replace(NAME, nameOf(step));
    }

    /** By the name that the trainer gives: "0050" is no step that could be found again. */
    public OptionalLong stepIn(String folder) {
        return stepIn(name, folder);
    }

    private static OptionalLong stepIn(String name, String folder) {
        int at = name.indexOf(STEP);
        Matcher matcher = Pattern.compile(Pattern.quote(name.substring(0, at)) + "(0|[1-9][0-9]{0,17})"
                        + Pattern.quote(name.substring(at + STEP.length())))
                .matcher(folder);
        return matcher.matches() ? OptionalLong.of(Long.parseLong(matcher.group(1))) : OptionalLong.empty();
    }

    private static String withWord(String key, String text, String word) {
        if (text.indexOf(word) < 0 || text.indexOf(word) != text.lastIndexOf(word) || text.indexOf('/') >= 0) {
            throw new IllegalArgumentException(
                    key + " must be the name of a folder with " + word + " once in it, but is \"" + text + "\"");
        }
        return text;
    }
}
