package dev.trainmaster.reference.model;

import java.util.Optional;

/** How big the network is. The names are what a manifest may give as `model`. */
public enum ModelSize {
    TINY(8, 16, 64),
    SMALL(16, 24, 192);

    /** Bytes are the alphabet. */
    static final int SYMBOLS = 256;

    private final int contextBytes;
    private final int embeddingWidth;
    private final int hiddenWidth;

    ModelSize(int contextBytes, int embeddingWidth, int hiddenWidth) {
        this.contextBytes = contextBytes;
        this.embeddingWidth = embeddingWidth;
        this.hiddenWidth = hiddenWidth;
    }

    public static Optional<ModelSize> named(String name) {
        return switch (name) {
            case "tiny" -> Optional.of(TINY);
            case "small" -> Optional.of(SMALL);
            default -> Optional.empty();
        };
    }

    int contextBytes() {
        return contextBytes;
    }

    int embeddingWidth() {
        return embeddingWidth;
    }

    int hiddenWidth() {
        return hiddenWidth;
    }

    int inputWidth() {
        return contextBytes * embeddingWidth;
    }

    public int parameters() {
        return SYMBOLS * embeddingWidth + (inputWidth() + 1) * hiddenWidth + (hiddenWidth + 1) * SYMBOLS;
    }
}
