package dev.trainmaster.cli.request;

import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/** The few types of YAML 1.2's core schema: no dates, no octals, and {@code no} is a word. */
final class PlainTypes extends Resolver {

    private static final Pattern TRUTH = Pattern.compile("true|false");
    private static final Pattern NUMBER =
            Pattern.compile("[-+]?(?:\\.[0-9]+|[0-9]+(?:\\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?");
    private static final Pattern NOTHING = Pattern.compile("~|null|");

    @Override
    protected void addImplicitResolvers() {
        addImplicitResolver(Tag.BOOL, TRUTH, "tf");
        addImplicitResolver(Tag.FLOAT, NUMBER, "-+0123456789.");
        addImplicitResolver(Tag.NULL, NOTHING, "~n\0");
        addImplicitResolver(Tag.NULL, Pattern.compile("^$"), null);
    }
}
