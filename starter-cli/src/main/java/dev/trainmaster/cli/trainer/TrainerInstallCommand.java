package dev.trainmaster.cli.trainer;

import dev.trainmaster.cli.Cli;
import dev.trainmaster.cli.CliCommand;
import dev.trainmaster.cli.CommandFailure;
import dev.trainmaster.cli.ExitCode;
import dev.trainmaster.cli.console.Console;
import dev.trainmaster.cli.console.Figures;
import dev.trainmaster.trainer.InstallRule;
import dev.trainmaster.trainer.TrainerProfile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code trainmaster trainer install} */
@Command(
        name = "install",
        description = {
            "Makes a virtual environment for a trainer below $TRAINMASTER_HOME, from its lock file: every package in its",
            "exact version, held to its digest. Your own Python environment is not touched. Run it again to go on."
        },
        footer = {"", "Examples:", "  trainmaster trainer install trl", "  trainmaster trainer install tunix --pip"})
final class TrainerInstallCommand extends CliCommand {

    private static final Duration LIMIT = Duration.ofHours(1);
    private static final String USUAL = "default";

    @Parameters(paramLabel = "NAME", description = "the trainer")
    private String name;

    @Option(names = "--python", paramLabel = "PROGRAM", description = "which Python to use (default: one that fits)")
    private String python;

    @Option(
            names = "--variant",
            paramLabel = "NAME",
            defaultValue = USUAL,
            description = "another lock file of the profile, such as one for an accelerator")
    private String variant;

    @Option(names = "--pip", description = "use pip even where uv is")
    private boolean pip;

    TrainerInstallCommand(Cli cli) {
        super(cli);
    }

    @Override
    protected ExitCode run(Console console) {
        Trainers trainers = new Trainers(cli().surroundings());
        TrainerProfile profile = trainers.profile(name);
        Optional<InstallRule> rule = profile.install();
        if (rule.isEmpty()) {
            console.answer(new Installed(name, "ready", ""), () -> console.say(name + " needs no installation."));
            return ExitCode.DONE;
        }
        requireVariant(rule.get());
        Path lock = Venv.lock(rule.get(), variant, trainers.installation());
        Venv venv = trainers.venv(name);
        try (FileChannel channel = lockFile(venv);
                FileLock held = channel.tryLock()) {
            if (held == null) {
                throw new CommandFailure(ExitCode.RUN_FAILED, "Another command installs " + name + " just now");
            }
            install(console, trainers, rule.get(), lock, venv);
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.RUN_FAILED, "Cannot install " + name + " into " + venv.path() + ": " + e);
        }
        console.document(new Installed(name, "installed", venv.path().toString()));
        console.next("trainmaster trainer check " + name, "trainmaster run --trainer " + name + " ...");
        return ExitCode.DONE;
    }

    private void install(Console console, Trainers trainers, InstallRule rule, Path lock, Venv venv)
            throws IOException {
        Venv.State before = venv.state(rule, trainers.installation());
        if (before == Venv.State.INSTALLED && venv.made().variant().equals(variant)) {
            console.say(name + " is installed already, in " + venv.path());
            return;
        }
        Instant start = cli().surroundings().clock().instant();
        Tool tool = new Tool(PythonEnvironment.apart(cli().surroundings().environment()), LIMIT);
        Installer installer = pip ? Installer.pip() : Installer.on(tool);
        PythonFinder.Python found = new PythonFinder(tool).find(name, rule, Optional.ofNullable(python));
        VenvMaker maker =
                new VenvMaker(name, rule, trainers.installation(), lock, venv, tool, installer, console::note);
        maker.requireAll(found);
        maker.make(found, variant, before == Venv.State.INSTALLED ? Venv.State.OUTDATED : before, clock());
        console.say("Installed " + name + " in " + Figures.duration(Duration.between(start, clock().instant())) + ": "
                + venv.path());
    }

    private Clock clock() {
        return cli().surroundings().clock();
    }

    private void requireVariant(InstallRule rule) {
        if (!variant.equals(USUAL) && !rule.variants().containsKey(variant)) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "The trainer " + name + " has no variant \"" + variant + "\"",
                    rule.variants().isEmpty()
                            ? "It has one lock file alone."
                            : "It has "
                                    + String.join(
                                            ", ", new TreeSet<>(rule.variants().keySet())) + ".");
        }
    }

    private static FileChannel lockFile(Venv venv) throws IOException {
        Path file = venv.path().resolveSibling("." + venv.path().getFileName() + ".lock");
        Files.createDirectories(file.getParent());
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    /** What programs read. */
    record Installed(String trainer, String state, String path) {}
}
