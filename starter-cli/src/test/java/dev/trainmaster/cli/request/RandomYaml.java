package dev.trainmaster.cli.request;

import java.util.List;
import java.util.Random;

/** Requests that are nearly right: known and unknown keys, each with a value of any kind, sometimes cut or spoilt. */
final class RandomYaml {

    private static final List<String> KEYS = List.of(
            "dataset",
            "model",
            "mode",
            "trainer",
            "hyperparameters",
            "epochs",
            "learningRate",
            "selection",
            "filters",
            "limit",
            "approval",
            "timeout",
            "approvers",
            "limits",
            "placement",
            "preflight",
            "labels",
            "note",
            "x",
            "\"\"",
            "1",
            "true",
            "~",
            "? [a]",
            "<<",
            "&k a",
            "*a",
            "!!str b");
    private static final List<String> VALUES = List.of(
            "sample",
            "tiny",
            "local",
            "3",
            "-1",
            "1e999",
            "1e-999999999",
            "0x10",
            "0o7",
            ".",
            "-",
            "+.5",
            "1_000",
            "12:30:45",
            "2026-01-02",
            "~",
            "null",
            "yes",
            "true",
            "PT1S",
            "24h",
            "''",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\\x41\"",
            "'it''s'",
            "|\n  text",
            ">-\n  text",
            "&a v",
            "*a",
            "*b",
            "!!int 3",
            "!!binary aGk=",
            "!!set {a, b}",
            "!<tag:yaml.org,2002:str> x",
            "é雪\uD83D\uDE00",
            "\uFEFF",
            "# c",
            "@",
            "`",
            "%",
            "x: y");
    private static final int DEEPEST = 4;

    private final Random random;

    RandomYaml(long seed) {
        this.random = new Random(seed);
    }

    String next() {
        String text = "dataset: sample\nmodel: tiny\n" + mapping("", 0);
        return switch (random.nextInt(6)) {
            case 0 -> text.substring(0, random.nextInt(text.length()));
            case 1 ->
                new StringBuilder(text)
                        .insert(random.nextInt(text.length()), (char) random.nextInt(256))
                        .toString();
            case 2 -> text + "---\n" + text;
            default -> text;
        };
    }

    private String mapping(String indent, int depth) {
        StringBuilder text = new StringBuilder();
        for (int entries = 1 + random.nextInt(4); entries > 0; entries--) {
            text.append(indent).append(one(KEYS)).append(':').append(value(indent + "  ", depth + 1));
        }
        return text.toString();
    }

    private String value(String indent, int depth) {
        return switch (depth < DEEPEST ? random.nextInt(5) : 0) {
            case 1 -> "\n" + mapping(indent, depth);
            case 2 -> "\n" + indent + "-" + value(indent + "  ", depth + 1);
            case 3 -> " {" + one(KEYS) + ": " + one(VALUES) + ", b: [" + one(VALUES) + "]}\n";
            default -> " " + one(VALUES) + "\n";
        };
    }

    private String one(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }
}
