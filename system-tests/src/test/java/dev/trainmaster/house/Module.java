package dev.trainmaster.house;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.Set;

/** The rooms of the house, and which others each may enter. */
enum Module {
    WORKFLOWS("workflows"),
    SUPERVISOR("supervisor"),
    REFERENCE("trainers/reference"),
    TEST_TRAINER("trainers/test"),
    EMBEDDED_SERVER("embedded-server"),
    ACTIVITIES("activities", WORKFLOWS, SUPERVISOR),
    WORKER_APP("worker-app", ACTIVITIES, WORKFLOWS, SUPERVISOR),
    STARTER_CLI("starter-cli", ACTIVITIES, WORKFLOWS, SUPERVISOR, EMBEDDED_SERVER);

    private final String folder;
    private final Set<Module> mayEnter;

    Module(String folder, Module... mayEnter) {
        this.folder = folder;
        this.mayEnter = Set.of(mayEnter);
    }

    boolean mayEnter(Module other) {
        return other == this || mayEnter.contains(other);
    }

    String folder() {
        return folder;
    }

    JavaClasses classes() {
        return new ClassFileImporter().importPath(Path.of("..", folder, "target", "classes"));
    }
}
