package dev.trainmaster.cli.request;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Gives a command one option for each field of a request, and collects what was typed. */
public final class RequestFlags {

    private final Map<RequestFlag, OptionSpec> options = new EnumMap<>(RequestFlag.class);

    public void addTo(CommandSpec command) {
        ArgGroupSpec.Builder group = ArgGroupSpec.builder()
                .heading("%nThe request, field by field (these win over the file):%n")
                .exclusive(false)
                .validate(false);
        for (RequestFlag flag : RequestFlag.values()) {
            OptionSpec option = option(flag);
            options.put(flag, option);
            group.addArg(option);
        }
        command.addArgGroup(group.build());
    }

    /** What was typed, in the order of the catalogue. */
    public Map<RequestFlag, Object> typed(picocli.CommandLine.ParseResult parsed) {
        Map<RequestFlag, Object> values = new EnumMap<>(RequestFlag.class);
        for (RequestFlag flag : RequestFlag.values()) {
            OptionSpec option = parsed.matchedOption(flag.option());
            if (option != null) {
                values.put(
                        flag,
                        flag.kind()
                                .value(
                                        option.originalStringValues().isEmpty()
                                                ? List.of("true")
                                                : option.originalStringValues()));
            }
        }
        return values;
    }

    private static OptionSpec option(RequestFlag flag) {
        OptionSpec.Builder builder =
                OptionSpec.builder(flag.option()).paramLabel(flag.label()).description(flag.help());
        if (flag.kind().isRepeatable()) {
            return builder.type(List.class)
                    .auxiliaryTypes(String.class)
                    .arity("1")
                    .build();
        }
        if (flag.kind() == FlagKind.SWITCH) {
            return builder.type(String.class)
                    .arity("0..1")
                    .fallbackValue("true")
                    .build();
        }
        return builder.type(String.class).arity("1").build();
    }
}
