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
        Ended run = launch();

        assertThat(run.code()).isEqualTo(8);
        assertThat(run.text()).contains("no Java found", "JDK 17");
    }

    @Test
    void anOldJavaIsRefusedByItsVersion() throws Exception {
        tool("java", "echo 'openjdk version \"11.0.2\" 2019-01-15' >&2");

        Ended run = launch();

        assertThat(run.code()).isEqualTo(8);
        assertThat(run.text()).contains("is Java 11", "JDK 17");
    }

    @Test
    void withoutMavenAFreshCheckoutSaysSo() throws Exception {
        java17();

        Ended run = launch();

        assertThat(run.code()).isEqualTo(8);
        assertThat(run.text()).contains("no Maven", "Install Maven");
    }

    @Test
    void withoutACompilerItAsksForAJdk() throws Exception {
        java17();
        tool("mvn", "exit 0");

        Ended run = launch();

        assertThat(run.code()).isEqualTo(8);
        assertThat(run.text()).contains("no compiler", "Install a JDK");
    }

    @Test
    void aBuildThatFailsShowsItsEndAndNamesItsLog() throws Exception {
        java17();
        tool("javac", "exit 0");
        tool("mvn", "echo 'COMPILATION ERROR in Some.java'; exit 1");

        Ended run = launch();

        assertThat(run.code()).isEqualTo(8);
        assertThat(run.text()).contains("Building Trainmaster", "COMPILATION ERROR in Some.java", "target/build.log");
    }

    private void java17() throws IOException {
        tool("java", "echo 'openjdk version \"17.0.1\" 2021-10-19' >&2");
    }

    private void tool(String name, String script) throws IOException {
        Path file = Files.writeString(tools.resolve(name), "#!" + tools.resolve("bash") + "\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Ended launch() throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                        tools.resolve("bash").toString(),
                        folder.resolve("trainmaster").toString(),
                        "--help")
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
