package dev.trainmaster.testtrainer;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Everything that happened, twice: fsynced for the oracle ({@code steps.log}), and as the protocol wants it. */
final class Journal {

    private final FileOutputStream oracle;
    private final FileOutputStream metrics;
    private final String who;

    Journal(File output) throws IOException {
        oracle = new FileOutputStream(new File(output, "steps.log"), true);
        metrics = new FileOutputStream(new File(output, "metrics.jsonl"), true);
        who = " " + ProcessHandle.current().pid() + " " + newestStart(output) + "\n";
    }

    /** The starts are numbered folders beside what the trainer writes. */
    private static int newestStart(File output) {
        int newest = 0;
        String[] names = output.list();
        for (int i = 0; names != null && i < names.length; i++) {
            if (names[i].matches("[1-9][0-9]{0,8}")) {
                newest = Math.max(newest, Integer.parseInt(names[i]));
            }
        }
        return newest;
    }

    void began(int after) throws IOException {
        write("began", after);
    }

    void stepped(int step, String loss) throws IOException {
        write("step", step);
        tell("{\"step\":" + step + ",\"epoch\":0.5,\"loss\":" + loss + "}\n");
    }

    void stopped(int step) throws IOException {
        write("stopped", step);
    }

    void completed(int step, boolean withRecord) throws IOException {
        write("completed", step);
        if (withRecord) {
            tell("{\"event\":\"completed\",\"step\":" + step + "}\n");
        }
    }

    private void write(String what, int step) throws IOException {
        oracle.write((what + " " + step + who).getBytes(StandardCharsets.US_ASCII));
        oracle.getFD().sync();
    }

    private void tell(String line) throws IOException {
        metrics.write(line.getBytes(StandardCharsets.US_ASCII));
    }
}
