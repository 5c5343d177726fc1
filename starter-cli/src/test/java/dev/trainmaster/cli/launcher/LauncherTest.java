package dev.trainmaster.cli.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The launcher script in a fresh checkout, with tools that stand in for Java and Maven. */
@Timeout(60)
class LauncherTest {

    private static final List<String> TOOLS = List.of(
            "bash",
            "dirname",
            "basename",
            "readlink",
            "sed",
            "find",
            "cksum",
            "stat",
            "tr",
            "mkdir",
            "touch",
            "tail",
            "rm",
            "mv",
            "stty",
            "env");

    @TempDir
    private Path folder;

    private Path tools;

    @BeforeEach
    void aFreshCheckout() throws IOException {
        tools = Files.createDirectories(folder.resolve("bin"));
        for (String tool : TOOLS) {
            Path program = Stream.of("/usr/bin", "/bin")
                    .map(place -> Path.of(place, tool))
                    .filter(Files::isExecutable)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("this test needs the program " + tool));
            Files.createSymbolicLink(tools.resolve(tool), program);
        }
        Files.copy(Path.of("..", "trainmaster"), folder.resolve("trainmaster"));
        Files.writeString(folder.resolve("pom.xml"), "<project/>");
    }

    @Test
    void withoutJavaItSaysWhatToInstall() throws Exception {
        Ended run = launch("--help");

        assertThat(run.code()).isEqualTo(8);
        assertThat(run.text()).contains("no Java found", "JDK 17");
    }

    @Test
    void anOldJavaIsRefusedByItsVersion() throws Exception {
        tool("java", "echo 'openjdk version \"11.0.2\" 2019-01-15' >&2");

        Ended run = launch("--help");

        assertThat(run.code()).isEqualTo(8);
        assertThat(run.text()).contains("is Java 11", "JDK 17");
    }

    @Test
    void withoutMavenAFreshCheckoutSaysSo() throws Exception {
        java17();

        Ended run = launch("--help");

        assertThat(run.code()).isEqualTo(8);
        assertThat(run.text()).contains("no Maven", "Install Maven");
    }

    @Test
    void withoutACompilerItAsksForAJdk() throws Exception {
        java17();
        tool("mvn", "exit 0");

        Ended run = launch("--help");

        assertThat(run.code()).isEqualTo(8);
        assertThat(run.text()).contains("no compiler", "Install a JDK");
    }

    @Test
    void aBuildThatFailsShowsItsEndAndNamesItsLog() throws Exception {
        java17();
        tool("javac", "exit 0");
        tool("mvn", "echo 'COMPILATION ERROR in Some.java'; exit 1");

        Ended run = launch("--help");

        assertThat(run.code()).isEqualTo(8);
        assertThat(run.text()).contains("Building Trainmaster", "COMPILATION ERROR in Some.java", "target/build.log");
    }

    @Test
    void whatStartsAWorkerGetsAnArchiveOfItsClassesThatIsMadeOnce() throws Exception {
        built();
        tool("java", """
                if [ -n "${TRAINMASTER_HOME:-}" ]; then mkdir "$TRAINMASTER_HOME"; fi
                for argument in "$@"; do
                  case "$argument" in
                    -XX:ArchiveClassesAtExit=* | -XX:SharedArchiveFile=*.jsa.*) echo classes > "${argument#*=}" ;;
                    dev.trainmaster.cli.Main) echo "command with $* and ${TRAINMASTER_WORKER_ARCHIVE:-no archive}" ;;
                  esac
                done
                """);

        Ended first = launch("up");
        Ended second = launch("up");
        Ended other = launch("list");

        assertThat(first.text())
                .contains("Preparing fast starts")
                .matches("(?s).*and .*/cds/worker-17-\\d+-\\d+\\.jsa\n");
        assertThat(second.text()).doesNotContain("Preparing").matches("(?s).*/cds/cli-17-.*and .*/cds/worker-17-.*");
        assertThat(other.text()).doesNotContain("Preparing").endsWith("and no archive\n");
        assertThat(archives()).hasSize(2).allMatch(name -> name.endsWith(".jsa"));
    }

    @Test
    void whereNoArchiveCanBeMadeItStartsWithoutAndDoesNotTryAgain() throws Exception {
        built();
        tool("java", """
                for argument in "$@"; do
                  case "$argument" in
                    dev.trainmaster.cli.Main) echo "command with $* and ${TRAINMASTER_WORKER_ARCHIVE:-no archive}"; exit 0 ;;
                  esac
                done
                exit 1
                """);

        Ended first = launch("up");
        Ended second = launch("up");

        assertThat(first.text()).contains("Preparing").endsWith("and no archive\n");
        assertThat(second.text())
                .doesNotContain("Preparing", "SharedArchiveFile")
                .endsWith("and no archive\n");
        assertThat(second.code()).isZero();
    }

    @Test
    void whoInterruptsThePreparationLeavesNothingOfIt() throws Exception {
        built();
        // It interrupts the launcher, whose pid the draft is named by, and as a JVM does writes its archive when asked
        // to go.
        tool("java", """
                for argument in "$@"; do
                  case "$argument" in
                    -XX:ArchiveClassesAtExit=*)
                      trap "echo classes > ${argument#*=}; exit" TERM
                      kill -INT "${argument##*.}"
                      ;;
                  esac
                done
                while :; do :; done
                """);

        Ended interrupted = launch("up");

        assertThat(interrupted.code()).isEqualTo(130);
        assertThat(archives()).isEmpty();
    }

    /** As after a build with Java 17. */
    private void built() throws IOException {
        Files.delete(folder.resolve("pom.xml"));
        Files.writeString(
                Files.createDirectories(folder.resolve("starter-cli/target")).resolve("trainmaster-starter-cli.jar"),
                "cli");
        Files.writeString(
                Files.createDirectories(folder.resolve("worker-app/target")).resolve("trainmaster-worker-app.jar"),
                "worker");
        Files.writeString(folder.resolve("release"), "JAVA_VERSION=\"17.0.1\"\n");
    }

    private List<String> archives() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(".cache/trainmaster/cds"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private void java17() throws IOException {
        tool("java", "echo 'openjdk version \"17.0.1\" 2021-10-19' >&2");
    }

    private void tool(String name, String script) throws IOException {
        Path file = Files.writeString(tools.resolve(name), "#!" + tools.resolve("bash") + "\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Ended launch(String command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                        tools.resolve("bash").toString(),
                        folder.resolve("trainmaster").toString(),
                        command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile());
        builder.environment().clear();
        builder.environment().put("PATH", tools.toString());
        builder.environment().put("HOME", folder.toString());
        Process process = builder.start();
        try {
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Ended(process.exitValue(), Files.readString(folder.resolve("said")));
    }

    private record Ended(int code, String text) {}
}
