package dev.trainmaster.cli.console;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Where the output goes and what that can show.
 *
 * @param interactive whether a person sits at it: asks and animates only then
 * @param unicode whether it can show more than ASCII
 */
public record Terminal(
        PrintStream out, PrintStream err, boolean interactive, boolean colours, boolean unicode, int columns) {

    private static final int DEFAULT_COLUMNS = 100;
    private static final int LEAST_COLUMNS = 20;

    public static Terminal ofThisProcess(Map<String, String> environment) {
        boolean unicode = speaksUnicode(environment);
        Charset charset = unicode ? StandardCharsets.UTF_8 : StandardCharsets.US_ASCII;
        boolean dumb = "dumb".equals(environment.get("TERM"));
        boolean interactive = isTerminal(0) && isTerminal(1) && !dumb;
        return new Terminal(
                stream(FileDescriptor.out, charset),
                stream(FileDescriptor.err, charset),
                interactive,
                interactive && environment.getOrDefault("NO_COLOR", "").isEmpty(),
                unicode,
                columns(environment.get("COLUMNS")));
    }

    /** As POSIX has it: the first of these that is set decides. */
    static boolean speaksUnicode(Map<String, String> environment) {
        return Stream.of("LC_ALL", "LC_CTYPE", "LANG")
                .map(name -> environment.getOrDefault(name, ""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .map(value -> value.toLowerCase(Locale.ROOT).replace("-", "").contains("utf8"))
                .orElse(false);
    }

    static int columns(String text) {
        return text != null && text.matches("[0-9]{1,4}")
                ? Math.max(LEAST_COLUMNS, Integer.parseInt(text))
                : DEFAULT_COLUMNS;
    }

    // System.console() does not tell: it wants both ends on JDK 17 and is never null on newer ones.
    private static boolean isTerminal(int descriptor) {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor))
                    .toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException withoutProc) {
            return System.console() != null;
        }
    }

    private static PrintStream stream(FileDescriptor descriptor, Charset charset) {
        return new PrintStream(new FileOutputStream(descriptor), true, charset);
    }
}
