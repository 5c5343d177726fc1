package dev.trainmaster.trainer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A profile's templates filled in for one run. */
public final class Rendering {
    private final TrainerProfile profile;
    private final TrainerPlace place;
    private final Words words;

    public Rendering(TrainerProfile profile, TrainerPlace place) {
        this.profile = profile;
        this.place = place;
        this.words = new Words(place, profile.settings());
    }

    /** What starts when there is no checkpoint. */
    public LaunchPlan fresh() {
        return plan(words);
    }

    /** What starts when there is one, if that is anything else. */
    public Optional<LaunchPlan> resumed() {
        LaunchPlan resumed = plan(new Words(place.resumingFrom(LaunchPlan.CHECKPOINT), profile.settings()));
        return Optional.of(resumed).filter(plan -> !plan.equals(fresh()));
    }

    TrainerCommand trainer() {
        return of(profile.command());
    }

    TrainerCommand of(CommandTemplate command) {
        Map<String, String> environment = profile.environment().of(place.host().environment(), words);
        return new TrainerCommand(command.in(words), environment, directory());
    }

    /** Files of the installation or of the virtual environment that the command names and that are not there. */
    public List<Path> missingFiles() {
        return profile.command()
                .plain()
                .filter(text -> text.startsWith("{install}/") || text.startsWith("{venv}/") || text.equals("{python}"))
                .map(text -> Path.of(Template.filled(text, words)))
                .filter(file -> !Files.exists(file))
                .toList();
    }

    private LaunchPlan plan(Words filling) {
        Map<String, Object> files = new LinkedHashMap<>();
        profile.files()
                .forEach((name, content) ->
                        files.put(name, TreeTemplate.filled(content, filling).orElse(Map.of())));
        return new LaunchPlan(profile.command().in(filling), files);
    }

    private Path directory() {
        return switch (profile.workingDirectory().orElse("run")) {
            case "output" -> place.output();
            case "install" -> place.host().install();
            default -> place.runDirectory();
        };
    }
}
