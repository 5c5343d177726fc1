package dev.trainmaster.testtrainer;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;

/** {@code checkpoints/<step>/state}, there whole or not at all; the newest few are kept. */
final class Checkpoints {

    private static final int KEPT = 3;
    private static final String MARK = "whole\n";

    private final File root;

    Checkpoints(File root) throws IOException {
        this.root = root;
        Files.createDirectories(root.toPath());
    }

    void save(int step, int bytes) throws IOException {
        File target = new File(root, Integer.toString(step));
        if (target.exists()) {
            return;
        }
        File draft = new File(root, step + ".tmp");
        Files.createDirectories(draft.toPath());
        try (FileOutputStream out = new FileOutputStream(new File(draft, "state"))) {
            out.write(new byte[bytes]);
            out.write(MARK.getBytes(StandardCharsets.US_ASCII));
            out.getFD().sync();
        }
        Files.move(draft.toPath(), target.toPath(), StandardCopyOption.ATOMIC_MOVE);
        retire();
    }

    private void retire() {
        int[] steps = steps();
        for (int i = 0; i < steps.length - KEPT; i++) {
            File old = new File(root, Integer.toString(steps[i]));
            File[] files = old.listFiles();
            for (int j = 0; files != null && j < files.length; j++) {
                files[j].delete();
            }
            old.delete();
        }
    }

    int newest() {
        int[] steps = steps();
        return steps.length == 0 ? 0 : steps[steps.length - 1];
    }

    boolean isWhole(int step) throws IOException {
        if (step == 0) {
            return true;
        }
        File state = new File(root, step + "/state");
        if (!state.exists()) {
            return false;
        }
        byte[] bytes = Files.readAllBytes(state.toPath());
        return new String(bytes, StandardCharsets.US_ASCII).endsWith(MARK);
    }

    void corrupt(int step) throws IOException {
        try (RandomAccessFile state = new RandomAccessFile(new File(root, step + "/state"), "rw")) {
            state.setLength(state.length() / 2);
        }
    }

    private int[] steps() {
        String[] names = root.list();
        int[] found = new int[names == null ? 0 : names.length];
        int count = 0;
        for (int i = 0; names != null && i < names.length; i++) {
            if (names[i].matches("[1-9][0-9]{0,8}")) {
                found[count++] = Integer.parseInt(names[i]);
            }
        }
        int[] steps = Arrays.copyOf(found, count);
        Arrays.sort(steps);
        return steps;
    }
}
