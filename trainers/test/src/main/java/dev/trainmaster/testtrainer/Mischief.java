package dev.trainmaster.testtrainer;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Everything that it does beside its steps. */
final class Mischief {

    private static final String STUBBORN = "trap '' TERM HUP INT; exec sleep 120";
    private static final int LINE_FOR_CHATTER = 40;
    private static final int BEAT_MILLIS = 100;

    private static volatile boolean silent;

    private Mischief() {}

    static void begin(Switches switches) throws IOException {
        if (switches.has("--grandchild")) {
            start("setsid", "sh", "-c", STUBBORN);
        }
        if (switches.has("--tree")) {
            int size = switches.number("--tree", 0);
            start("sh", "-c", "i=0; while [ $i -lt " + size + " ]; do i=$((i+1)); (" + STUBBORN + ") & done; wait");
        }
        if (switches.has("--hold-pipe")) {
            start("sh", "-c", "(" + STUBBORN + ") &");
        }
        if (switches.has("--chatter")) {
            daemon(new Chatter(switches.number("--chatter", 5)));
        }
        if (switches.has("--heart")) {
            daemon(new Heart(new File("heart")));
        }
        if (switches.has("--allocate")) {
            allocate(switches.number("--allocate", 0));
        }
        for (int i = 1; i <= switches.number("--burst", 0); i++) {
            System.out.println(i);
        }
    }

    /** A trainer that hangs says nothing more, though its other threads live. */
    static void silence() {
        silent = true;
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        thread.start();
    }

    private static void start(String... command) throws IOException {
        new ProcessBuilder(command).inheritIO().start();
    }

    private static void allocate(int megabytes) {
        List<byte[]> held = new ArrayList<>();
        while (held.size() < megabytes) {
            held.add(new byte[1 << 20]);
        }
        System.out.println(held.size() + " MB");
    }

    private record Chatter(int pauseMillis) implements Runnable {
        @Override
        public void run() {
            StringBuilder line = new StringBuilder();
            while (line.length() < LINE_FOR_CHATTER) {
                line.append("still busy ");
            }
            while (!silent) {
                System.out.println(line);
                System.err.println(line);
                pause(pauseMillis);
            }
        }
    }

    /** Beats into a file that nobody counts as progress. */
    private record Heart(File file) implements Runnable {
        @Override
        public void run() {
            try {
                file.createNewFile();
            } catch (IOException e) {
                System.err.println("no heart: " + e.getMessage());
            }
            while (file.setLastModified(System.currentTimeMillis())) {
                pause(BEAT_MILLIS);
            }
        }
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
