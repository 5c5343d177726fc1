package dev.trainmaster.supervisor;

import dev.trainmaster.supervisor.shim.Failpoint;
import dev.trainmaster.supervisor.shim.LeaseTerms;
import dev.trainmaster.supervisor.shim.ResourceGroups;
import dev.trainmaster.supervisor.shim.ShimMain;
import dev.trainmaster.supervisor.shim.ShimOrder;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Starts shim processes that share nothing with this one: no session, no pipe, no environment. */
final class ShimLauncher {

    private final HostTools tools;
    private final Cgroups cgroups;
    private final Path archive;

    ShimLauncher(HostTools tools, Cgroups cgroups, Path archive) {
        this.tools = tools;
        this.cgroups = cgroups;
        this.archive = archive;
    }

    Process launch(StartDirectory directory, StartSpec spec) throws IOException {
        Bounds bounds = Bounds.of(spec, cgroups, tools);
        ShimOrder order = new ShimOrder(
                directory.path(),
                spec.runId(),
                spec.start(),
                spec.token().value(),
                spec.workingDirectory().toFile(),
                spec.grace().toMillis(),
                spec.outputLimit().bytesPerFile(),
                spec.outputLimit().files(),
                bounds.prefix(tools.trainerPrefix()),
                spec.argv(),
                spec.environment(),
                spec.lease()
                        .map(lease -> new LeaseTerms(
                                lease.ttl().toMillis(), lease.grantedAt().millis())));
        ProcessBuilder builder = new ProcessBuilder(command(directory, order))
                .directory(directory.path().toFile())
                .redirectInput(new File("/dev/null"))
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(directory.shimLog().toFile()))
                .redirectError(
                        ProcessBuilder.Redirect.appendTo(directory.shimLog().toFile()));
        builder.environment().clear();
        builder.environment().putAll(order.shimEnvironment());
        // Without it a JVM cannot pass on arguments that are not ASCII.
        builder.environment().put("LC_ALL", "C.UTF-8");
        bounds.groups().ifPresent(groups -> builder.environment().put(ResourceGroups.VARIABLE, groups));
        cgroups.memoryEvents()
                .ifPresent(events -> builder.environment().put(ResourceGroups.EVENTS_VARIABLE, events.toString()));
        Optional.ofNullable(System.getenv(Failpoint.VARIABLE))
                .ifPresent(place -> builder.environment().put(Failpoint.VARIABLE, place));
        Process shim = builder.start();
        Failpoint.reach("shim-spawned");
        return shim;
    }

    boolean trainersDieWithTheirShim() {
        return tools.setpriv().isPresent();
    }

    private List<String> command(StartDirectory directory, ShimOrder order) {
        List<String> command = new ArrayList<>(List.of(
                tools.setsid().toString(),
                tools.java().toString(),
                "-Xmx16m",
                "-Xss256k",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-Xshare:auto",
                "-XX:ErrorFile=" + directory.path().resolve("shim-crash.log"),
                "-cp",
                archive.toString(),
                ShimMain.class.getName()));
        command.addAll(order.arguments());
        return command;
    }
}
