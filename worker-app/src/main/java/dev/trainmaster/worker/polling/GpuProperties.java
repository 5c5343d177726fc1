package dev.trainmaster.worker.polling;

import dev.trainmaster.worker.Limit;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The GPUs that are shared out among trainers.
 *
 * @param gpus as the driver names them, with commas between; empty when trainers see all that there are
 */
@ConfigurationProperties(prefix = "trainmaster")
public record GpuProperties(@DefaultValue("") String gpus) {

    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9./:-]{0,127}";

    public GpuProperties {
        List<String> names = names(gpus);
        Limit.check(
                names.stream().allMatch(name -> name.matches(NAME)),
                "trainmaster.gpus must be names of GPUs with commas between, such as 0,1,2, but is '" + gpus + "'");
        Limit.check(
                new HashSet<>(names).size() == names.size(),
                "trainmaster.gpus must name each GPU once, but is '" + gpus + "'");
    }

    public List<String> names() {
        return names(gpus);
    }

    /** As many trainers at a time as may be, each with a GPU of its own. */
    public int trainers(int wanted) {
        return gpus.isBlank() ? wanted : Math.min(wanted, names().size());
    }

    private static List<String> names(String gpus) {
        return gpus.isBlank()
                ? List.of()
                : Stream.of(gpus.split(",")).map(String::strip).toList();
    }
}
