package dev.trainmaster.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The arrows between the modules point one way, and each module keeps out what it must not know. */
class HouseTest {

    private static final Map<Module, List<JavaClass>> ROOMS = new EnumMap<>(Module.class);
    private static final Map<String, Module> HOME_OF = new HashMap<>();

    @BeforeAll
    static void readTheHouse() {
        for (Module module : Module.values()) {
            List<JavaClass> classes = module.classes().stream().toList();
            ROOMS.put(module, classes);
            classes.forEach(type -> HOME_OF.put(type.getName(), module));
        }
    }

    @ParameterizedTest
    @EnumSource
    void arrowsPointOneWay(Module module) {
        Set<String> wrong = new TreeSet<>();
        dependencies(module).forEach(dependency -> {
            Module target = HOME_OF.get(
                    dependency.getTargetClass().getBaseComponentType().getName());
            if (target != null && !module.mayEnter(target)) {
                wrong.add(dependency.getDescription());
            }
        });
        assertThat(ROOMS.get(module)).as("classes of " + module.folder()).isNotEmpty();
        assertThat(wrong).isEmpty();
    }

    @Test
    void theSupervisorKnowsNeitherTemporalNorSpring() {
        assertNone(Module.SUPERVISOR, "io.temporal.", "org.springframework.");
    }

    @Test
    void onlyTheWorkerKnowsSpring() {
        Stream.of(Module.values())
                .filter(module -> module != Module.WORKER_APP)
                .forEach(module -> assertNone(module, "org.springframework."));
    }

    @Test
    void theReferenceTrainerStandsAlone() {
        assertNone(Module.REFERENCE, "io.temporal.", "org.springframework.", "org.slf4j.");
    }

    private static void assertNone(Module module, String... packages) {
        Set<String> wrong = new TreeSet<>();
        dependencies(module).forEach(dependency -> {
            String target = dependency.getTargetClass().getName();
            if (Stream.of(packages).anyMatch(target::startsWith)) {
                wrong.add(dependency.getDescription());
            }
        });
        assertThat(wrong).isEmpty();
    }

    private static Stream<Dependency> dependencies(Module module) {
        return ROOMS.get(module).stream().flatMap(type -> type.getDirectDependenciesFromSelf().stream());
    }
}
