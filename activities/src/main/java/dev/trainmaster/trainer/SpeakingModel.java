package dev.trainmaster.trainer;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A command that lets a model say something. */
public record SpeakingModel(List<String> argv, Map<String, String> environment) {
    private static final Pattern WORD = Pattern.compile("\\{(modelDirectory|prompt|python|install|venv|java)\\}");

    /** Empty when the profile does not say how. */
    public static Optional<SpeakingModel> of(TrainerProfile profile, TrainerHost host, Path model, String prompt) {
        Path venv = host.venvs().resolve(profile.name());
        Map<String, String> words = Map.of(
                "modelDirectory", model.toString(),
                "prompt", prompt,
                "python", venv.resolve("bin/python").toString(),
                "venv", venv.toString(),
                "install", host.install().toString(),
                "java", host.java().toString());
        return profile.model()
                .generate()
                .map(command -> new SpeakingModel(
                        command.stream().map(text -> filled(text, words)).toList(), environment(profile, host, words)));
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
