package dev.trainmaster.worker.start;

import java.nio.file.FileSystemException;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;

/** What keeps a worker from starting that its user can mend: what is wrong, where, and what to do. */
public final class StartProblem {

    /** As the command line has it for wrong usage. */
    public static final int EXIT_CODE = 2;

    private static final String OWN_SETTINGS = "trainmaster.";

    private StartProblem() {}

    /** Empty if it is a fault of ours, which a stack trace helps to find. */
    public static Optional<String> in(Throwable failure) {
        Optional<FileSystemException> file = find(FileSystemException.class, failure);
        if (file.isPresent()) {
            return Optional.of(unusable(file.get()));
        }
        Optional<UnboundConfigurationPropertiesException> unknown =
                find(UnboundConfigurationPropertiesException.class, failure);
        if (unknown.isPresent()) {
            return Optional.of(unknown(unknown.get()));
        }
        Optional<String> rule = find(IllegalArgumentException.class, failure)
                .map(Throwable::getMessage)
                .filter(message -> message != null && message.startsWith(OWN_SETTINGS))
                .map(message -> message + ". Every setting is explained in docs/worker.md.");
        return rule.or(() -> find(BindException.class, failure).map(StartProblem::unreadable));
    }

    private static String unusable(FileSystemException e) {
        return "its files cannot be written: " + e.getFile()
                + (e.getReason() == null ? " (" + e.getClass().getSimpleName() + ")" : ": " + e.getReason())
                + ". Let the worker's user write there, or name another folder with TRAINMASTER_HOME.";
    }

    private static String unknown(UnboundConfigurationPropertiesException e) {
        return e.getUnboundProperties().stream()
                        .map(property -> property.getName().toString())
                        .collect(Collectors.joining(", "))
                + " is no setting of the worker. Every setting is in docs/worker.md.";
    }

    private static String unreadable(BindException e) {
        return e.getName() + " cannot be read"
                + Optional.ofNullable(e.getProperty())
                        .map(property -> ": its value is '" + property.getValue() + "'")
                        .orElse("")
                + ". Its type and default are in docs/worker.md.";
    }

    /** The innermost one: those around it only say where it was noticed. */
    private static <E extends Throwable> Optional<E> find(Class<E> type, Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(type::isInstance)
                .map(type::cast)
                .reduce((outer, inner) -> inner);
    }
}
