package dev.trainmaster.system;

import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** A fresh site on each rung, one after the other; JUnit closes each when its tests are through. */
final class EveryRung implements ArgumentsProvider {

    @Override
    public Stream<? extends Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext context) {
        return Stream.of(Rung.values()).map(rung -> Arguments.of(Sites.on(rung, context)));
    }
}
