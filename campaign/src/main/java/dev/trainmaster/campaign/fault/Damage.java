package dev.trainmaster.campaign.fault;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trainmaster.campaign.Nemesis;
import dev.trainmaster.campaign.site.StateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What may happen to a file. */
enum Damage {
    TRUNCATED {
        @Override
        void to(Path file, Nemesis nemesis) throws IOException {
            byte[] bytes = Files.readAllBytes(file);
            // Without its last three characters no object is closed.
            Files.write(file, Arrays.copyOf(bytes, nemesis.below(bytes.length - 3)));
        }
    },
    EMPTY {
        @Override
        void to(Path file, Nemesis nemesis) throws IOException {
            Files.write(file, new byte[0]);
        }
    },
    GARBAGE {
        @Override
        void to(Path file, Nemesis nemesis) throws IOException {
            Files.write(file, nemesis.bytes((int) nemesis.between(1, 400)));
        }
    },
    MISSING {
        @Override
        void to(Path file, Nemesis nemesis) throws IOException {
            Files.delete(file);
        }
    },
    OTHER_VERSION {
        @Override
        void to(Path file, Nemesis nemesis) throws IOException {
            ObjectNode content = StateFiles.read(file);
            int version = nemesis.oneOf(List.of(-1, 0, 2, 3, 1_000));
            StateFiles.write(
                    file, nemesis.coin() ? content.put("version", version) : content.put("version", "" + version));
        }
    },
    OTHER_RUN {
        @Override
        void to(Path file, Nemesis nemesis) throws IOException {
            ObjectNode content = StateFiles.read(file);
            String changed = nemesis.oneOf(List.of("runId", "token", "start"));
            StateFiles.write(
                    file,
                    changed.equals("start")
                            ? content.put("start", 2 + nemesis.below(9))
                            : content.put(changed, "of-another-run-" + nemesis.below(1_000)));
        }
    },
    A_FIELD_GONE {
        @Override
        void to(Path file, Nemesis nemesis) throws IOException {
            ObjectNode content = StateFiles.read(file);
            List<String> names = new ArrayList<>();
            content.fieldNames().forEachRemaining(names::add);
            content.remove(nemesis.oneOf(names));
            StateFiles.write(file, content);
        }
    },
    A_BIT_FLIPPED {
        @Override
        void to(Path file, Nemesis nemesis) throws IOException {
            byte[] bytes = Files.readAllBytes(file);
            bytes[nemesis.below(bytes.length)] ^= (byte) (1 << nemesis.below(8));
            Files.write(file, bytes);
        }
    };

    abstract void to(Path file, Nemesis nemesis) throws IOException;

    /** Nobody could take what is left for a good file. */
    boolean isPlain() {
        return switch (this) {
            case TRUNCATED, EMPTY, GARBAGE, OTHER_VERSION -> true;
            case MISSING, OTHER_RUN, A_FIELD_GONE, A_BIT_FLIPPED -> false;
        };
    }
}
