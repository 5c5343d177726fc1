package dev.trainmaster.supervisor.shim;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the worker tells the shim on its command line. The trainer's environment comes through the shim's own, each name
 * with a prefix: so values never touch a disk, and a JAVA_TOOL_OPTIONS or LD_PRELOAD meant for the trainer does not
 * change the shim.
 */
public record ShimOrder(
        Path startDirectory,
        String runId,
        int start,
        String token,
        File workingDirectory,
        long graceMillis,
        long bytesPerFile,
        int files,
        List<String> prefix,
        List<String> command,
        Map<String, String> environment,
        Optional<LeaseTerms> lease) {

    private static final String LEASE_VARIABLE = "TRAINMASTER_SHIM_LEASE";
    private static final String ENVIRONMENT_PREFIX = "TRAINMASTER_ENV_";
    private static final int FIXED = 7;
    private static final String END_OF_PREFIX = "::";

    public List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        arguments.add(Escape.encode(startDirectory.toString()));
        arguments.add(Escape.encode(runId));
        arguments.add(Integer.toString(start));
        arguments.add(Escape.encode(workingDirectory.getPath()));
        arguments.add(Long.toString(graceMillis));
        arguments.add(Long.toString(bytesPerFile));
        arguments.add(Integer.toString(files));
        arguments.addAll(prefix);
        arguments.add(END_OF_PREFIX);
        for (String argument : command) {
            arguments.add(Escape.encode(argument));
        }
        return arguments;
    }

    public Map<String, String> shimEnvironment() {
        Map<String, String> variables = new HashMap<>();
        for (Map.Entry<String, String> variable : environment.entrySet()) {
            variables.put(ENVIRONMENT_PREFIX + variable.getKey(), Escape.encode(variable.getValue()));
        }
        variables.put(TokenSweep.SHIM_VARIABLE, token);
        lease.ifPresent(terms -> variables.put(LEASE_VARIABLE, terms.text()));
        return variables;
    }

    static ShimOrder parse(String[] arguments, Map<String, String> shimEnvironment) {
        int i = FIXED;
        List<String> prefix = new ArrayList<>();
        while (!arguments[i].equals(END_OF_PREFIX)) {
            prefix.add(arguments[i++]);
        }
        List<String> command = new ArrayList<>();
        while (++i < arguments.length) {
            command.add(Escape.decode(arguments[i]));
        }
        Map<String, String> environment = new HashMap<>();
        for (Map.Entry<String, String> variable : shimEnvironment.entrySet()) {
            if (variable.getKey().startsWith(ENVIRONMENT_PREFIX)) {
                environment.put(
                        variable.getKey().substring(ENVIRONMENT_PREFIX.length()), Escape.decode(variable.getValue()));
            }
        }
        String lease = shimEnvironment.get(LEASE_VARIABLE);
        return new ShimOrder(
                Path.of(Escape.decode(arguments[0])),
                Escape.decode(arguments[1]),
                Integer.parseInt(arguments[2]),
                shimEnvironment.get(TokenSweep.SHIM_VARIABLE),
                new File(Escape.decode(arguments[3])),
                Long.parseLong(arguments[4]),
                Long.parseLong(arguments[5]),
                Integer.parseInt(arguments[6]),
                prefix,
                command,
                environment,
                lease == null ? Optional.empty() : Optional.of(LeaseTerms.parse(lease)));
    }
}
