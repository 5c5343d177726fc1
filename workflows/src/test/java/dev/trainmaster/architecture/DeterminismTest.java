package dev.trainmaster.architecture;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import dev.trainmaster.architecture.bad.Asks;
import dev.trainmaster.architecture.bad.Counts;
import dev.trainmaster.architecture.bad.Files;
import dev.trainmaster.architecture.bad.Forks;
import dev.trainmaster.architecture.bad.Gambles;
import dev.trainmaster.architecture.bad.Logs;
import dev.trainmaster.architecture.bad.Shuffles;
import dev.trainmaster.architecture.bad.Waits;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A workflow that decides differently when it is replayed is lost, and Java has no sandbox that would stop it. Not
 * visible to these rules: {@code synchronized} blocks, which leave no call behind.
 */
class DeterminismTest {

    private static final JavaClasses WORKFLOWS = new ClassFileImporter().importPath(Path.of("target", "classes"));

    static Stream<Arguments> rules() {
        return Stream.of(
                Arguments.of(Determinism.NO_CLOCK, Asks.class),
                Arguments.of(Determinism.NO_RANDOMNESS, Gambles.class),
                Arguments.of(Determinism.NO_THREADS_OR_LOCKS, Forks.class),
                Arguments.of(Determinism.NO_SYNCHRONIZED_METHODS, Waits.class),
                Arguments.of(Determinism.NO_IO, Files.class),
                Arguments.of(Determinism.NO_MUTABLE_STATICS, Counts.class),
                Arguments.of(Determinism.NO_MUTABLE_STATICS, Counts.Hidden.class),
                Arguments.of(Determinism.NO_UNORDERED_ITERATION, Shuffles.class),
                Arguments.of(Determinism.NO_UNORDERED_ITERATION, Shuffles.Copies.class),
                Arguments.of(Determinism.ONLY_THE_SDK_AND_ANNOTATIONS, Logs.class));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theModuleKeepsEachRuleAndABadClassBreaksIt(ArchRule rule, Class<?> bad) {
        assertThatCode(() -> rule.check(WORKFLOWS)).doesNotThrowAnyException();
        assertThatThrownBy(() -> rule.check(new ClassFileImporter().importClasses(bad)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(bad.getSimpleName());
    }
}
