package dev.trainmaster.cli.request;

import dev.trainmaster.cli.CommandFailure;
import dev.trainmaster.cli.ExitCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.representer.Representer;

/** Reads a run.yaml. Only its syntax tree is built, within limits, so that no tag and no anchor in it can do harm. */
public final class RequestFile {

    private static final int MOST_BYTES = 1 << 20;
    private static final int DEEPEST = 20;
    private static final int MOST_ALIASES = 20;

    private RequestFile() {}

    public static SourcedDocument read(Path file) {
        String name = file.getFileName().toString();
        Node root = parse(file, name);
        if (root == null) {
            throw new CommandFailure(ExitCode.USAGE, file + " is empty", "Write one with: trainmaster init");
        }
        return new RequestTree(name).read(root);
    }

    private static Node parse(Path file, String name) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(MOST_ALIASES);
        options.setNestingDepthLimit(DEEPEST);
        options.setCodePointLimit(MOST_BYTES);
        DumperOptions dumping = new DumperOptions();
        Yaml yaml =
                new Yaml(new SafeConstructor(options), new Representer(dumping), dumping, options, new PlainTypes());
        try {
            return yaml.compose(new StringReader(text(file)));
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark();
            String place = mark == null ? name : name + ":" + (mark.getLine() + 1);
            throw new CommandFailure(
                    ExitCode.USAGE, "This is no valid YAML", List.of(place + ": " + e.getProblem()), List.of());
        } catch (NumberFormatException e) {
            // All that the parser says of an escape that the end of the file cuts short.
            throw new CommandFailure(
                    ExitCode.USAGE, file + " cannot be read as YAML: an escape such as \\x41 is cut short");
        } catch (YAMLException e) {
            throw new CommandFailure(ExitCode.USAGE, file + " cannot be read as YAML: " + e.getMessage());
        }
    }

    private static String text(Path file) {
        // Not by its size: a pipe or a device has none, and may never end.
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new CommandFailure(
                        ExitCode.USAGE, file + " is longer than " + MOST_BYTES + " bytes, the most of a request");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (NoSuchFileException e) {
            throw new CommandFailure(
                    ExitCode.USAGE, "There is no file " + file, "Write one with: trainmaster init " + file);
        } catch (CharacterCodingException e) {
            throw new CommandFailure(ExitCode.USAGE, file + " is no UTF-8 text");
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.USAGE, "Cannot read " + file + ": " + e);
        }
    }
}
