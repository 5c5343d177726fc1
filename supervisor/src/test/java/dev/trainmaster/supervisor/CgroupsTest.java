package dev.trainmaster.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Forged hosts of every kind. */
class CgroupsTest {

    private static final ResourceLimits BOTH =
            new ResourceLimits(OptionalLong.of(1_000_000), OptionalDouble.of(1.5), OptionalInt.empty());

    @TempDir
    Path root;

    @Test
    void inVersion2GroupsAreMadeBesideTheWorkersOwn() throws IOException {
        Path service = v2("/worker.service/worker", "cpu memory pids");

        List<Path> groups = Cgroups.ofThisHost(root).create("abc", BOTH);

        Path group = service.resolve("trainmaster-abc");
        assertThat(groups).containsExactly(group);
        assertThat(group.resolve("memory.max")).hasContent("1000000");
        assertThat(group.resolve("cpu.max")).hasContent("150000 100000");
    }

    @Test
    void inVersion2AControllerThatWasNotDelegatedIsNamedWithWhatToDo() throws IOException {
        v2("/worker.service/worker", "memory");

        assertThat(Cgroups.ofThisHost(root).lacking(BOTH))
                .hasValueSatisfying(text -> assertThat(text).contains("cpu", "worker.service", "Delegate=yes"));
        assertThatThrownBy(() -> Cgroups.ofThisHost(root).create("abc", BOTH)).hasMessageContaining("cpu");
    }

    @Test
    void inVersion1EachControllerHasAGroupBelowTheWorkersOwn() throws IOException {
        Path memory = v1("memory", "/jobs/worker");
        Path cpu = v1("cpu", "/");

        List<Path> groups = Cgroups.ofThisHost(root).create("abc", BOTH);

        assertThat(groups).containsExactly(memory.resolve("trainmaster-abc"), cpu.resolve("trainmaster-abc"));
        assertThat(groups.get(0).resolve("memory.limit_in_bytes")).hasContent("1000000");
        assertThat(groups.get(1).resolve("cpu.cfs_quota_us")).hasContent("150000");
        assertThat(groups.get(1).resolve("cpu.cfs_period_us")).hasContent("100000");
    }

    @Test
    void inVersion1AControllerThatIsNotMountedIsNamed() throws IOException {
        v1("memory", "/");

        assertThat(Cgroups.ofThisHost(root).lacking(BOTH))
                .hasValueSatisfying(text -> assertThat(text).contains("cpu", "not mounted"));
    }

    @Test
    void aHostWithoutControlGroupsLacksThemOnlyForThoseWhoAsk() throws IOException {
        Cgroups none = Cgroups.ofThisHost(root);

        assertThat(none.lacking(BOTH)).isPresent();
        assertThat(none.lacking(ResourceLimits.NONE)).isEmpty();
        assertThatThrownBy(() -> none.create("abc", BOTH)).isInstanceOf(IOException.class);
    }

    @Test
    void whatAKilledShimLeftIsSweptAwayAndAFreshGroupIsNot() throws IOException {
        Path cpu = v1("cpu", "/");
        v1("memory", "/");
        Path old = Files.createDirectory(cpu.resolve("trainmaster-old"));
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
        Path fresh = Files.createDirectory(cpu.resolve("trainmaster-fresh"));

        Cgroups.ofThisHost(root).create("abc", BOTH);

        assertThat(old).doesNotExist();
        assertThat(fresh).exists();
    }

    private Path v2(String own, String controllers) throws IOException {
        membership("0::" + own);
        Path mount = Files.createDirectories(root.resolve("sys/fs/cgroup"));
        Files.writeString(mount.resolve("cgroup.controllers"), controllers);
        Path delegated =
                Files.createDirectories(mount.resolve(own.substring(1))).getParent();
        Files.writeString(delegated.resolve("cgroup.controllers"), controllers);
        Files.writeString(delegated.resolve("cgroup.subtree_control"), "");
        return delegated;
    }

    private Path v1(String controller, String own) throws IOException {
        membership("4:" + controller + ":" + own);
        return Files.createDirectories(
                root.resolve("sys/fs/cgroup").resolve(controller).resolve(own.substring(1)));
    }

    private void membership(String line) throws IOException {
        Path file = root.resolve("proc/self/cgroup");
        Files.createDirectories(file.getParent());
        Files.writeString(file, (Files.exists(file) ? Files.readString(file) : "") + line + "\n");
    }
}
