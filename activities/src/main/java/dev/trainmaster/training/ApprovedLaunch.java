package dev.trainmaster.training;

import dev.trainmaster.trainer.LaunchPlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the manifest allows to be started: the first plan, and another one to resume with if that differs. */
record ApprovedLaunch(LaunchPlan fresh, Optional<LaunchPlan> resumed) {

    /** Empty if this part of a manifest names no command. */
    static Optional<ApprovedLaunch> read(Map<?, ?> trainer) {
        Optional<LaunchPlan> resumed = trainer.get("resume") instanceof Map<?, ?> map ? plan(map) : Optional.empty();
        return plan(trainer).map(fresh -> new ApprovedLaunch(fresh, resumed));
    }

    private static Optional<LaunchPlan> plan(Map<?, ?> part) {
        Map<String, Object> files = new LinkedHashMap<>();
        if (part.get("files") instanceof Map<?, ?> map) {
            map.forEach((name, content) -> files.put(String.valueOf(name), content));
        }
        return part.get("command") instanceof List<?> command
                ? Optional.of(
                        new LaunchPlan(command.stream().map(Object::toString).toList(), files))
                : Optional.empty();
    }

    /** The plan for a start that finds this checkpoint, or none. */
    LaunchPlan with(Optional<String> checkpoint) {
        if (checkpoint.isEmpty() || resumed.isEmpty()) {
            return fresh;
        }
        LaunchPlan plan = resumed.get();
        Map<String, Object> files = new LinkedHashMap<>();
        plan.files().forEach((name, content) -> files.put(name, filled(content, checkpoint.get())));
        return new LaunchPlan(
                plan.command().stream()
                        .map(argument -> argument.replace(LaunchPlan.CHECKPOINT, checkpoint.get()))
                        .toList(),
                files);
    }

    private static Object filled(Object node, String checkpoint) {
        if (node instanceof Map<?, ?> map) {
            Map<String, Object> filled = new LinkedHashMap<>();
            map.forEach((name, value) -> filled.put(String.valueOf(name), filled(value, checkpoint)));
            return filled;
        }
        if (node instanceof List<?> list) {
            List<Object> filled = new ArrayList<>();
            list.forEach(item -> filled.add(filled(item, checkpoint)));
            return filled;
        }
        return node instanceof String text ? text.replace(LaunchPlan.CHECKPOINT, checkpoint) : node;
    }
}
