package dev.trainmaster.cli.view;

import dev.trainmaster.cli.console.Glyphs;

/** A share as a bar. */
final class ProgressBar {

    private final Glyphs glyphs;

    ProgressBar(Glyphs glyphs) {
        this.glyphs = glyphs;
    }

    String of(double share, int width) {
        int full = (int) Math.round(Math.max(0, Math.min(1, share)) * width);
        return glyphs.full().repeat(full) + glyphs.empty().repeat(width - full);
    }
}
