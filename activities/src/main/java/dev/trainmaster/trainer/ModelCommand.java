package dev.trainmaster.trainer;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A command of a profile around a model rather than a run: to let one speak, or to make a tiny one. */
public record ModelCommand(List<String> argv, Map<String, String> environment) {
    private static final Pattern WORD = Pattern.compile("\\{(modelDirectory|prompt|python|install|venv|java)\\}");

    /** Empty when the profile does not say how its model speaks. */
    public static Optional<ModelCommand> speaking(TrainerProfile profile, TrainerHost host, Path model, String prompt) {
        return profile.model().generate().map(command -> of(command, profile, host, model, prompt));
    }

    /** Empty when the profile knows no way to a model to try it with. */
    public static Optional<ModelCommand> tiny(TrainerProfile profile, TrainerHost host, Path model) {
        return profile.model().tiny().map(command -> of(command, profile, host, model, ""));
    }

    private static ModelCommand of(
            List<String> command, TrainerProfile profile, TrainerHost host, Path model, String prompt) {
        Path venv = host.venvs().resolve(profile.name());
        Map<String, String> words = Map.of(
                "modelDirectory", model.toString(),
                "prompt", prompt,
                "python", venv.resolve("bin/python").toString(),
                "venv", venv.toString(),
                "install", host.install().toString(),
                "java", host.java().toString());
        return new ModelCommand(
                command.stream().map(text -> filled(text, words)).toList(), environment(profile, host, words));
    }

    private static String filled(String text, Map<String, String> words) {
        return WORD.matcher(text).replaceAll(found -> Matcher.quoteReplacement(words.get(found.group(1))));
    }

    /** What the trainer sees, but for what depends on a run. */
    private static Map<String, String> environment(
            TrainerProfile profile, TrainerHost host, Map<String, String> words) {
        Map<String, String> environment = new TreeMap<>();
        profile.environment().allow().stream()
                .filter(host.environment()::containsKey)
                .forEach(name -> environment.put(name, host.environment().get(name)));
        profile.environment().set().forEach((name, value) -> {
            String text = filled(value, words);
            if (Template.words(text).isEmpty()) {
                environment.put(name, text);
            }
        });
        return environment;
    }
}
