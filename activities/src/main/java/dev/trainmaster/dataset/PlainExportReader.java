package dev.trainmaster.dataset;

import dev.trainmaster.request.ExportFormat;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads the lines of an export that are spelled as an export spells them; any other is for CarefulExportReader. */
final class PlainExportReader {
    private final ExportFormat format;
    private final List<byte[]> keys;
    private final PlainJson json = new PlainJson();
    private final PlainCopy copy = new PlainCopy(json);
    private final Span key = new Span();
    private final Span text = new Span();
    private final Bytes dropped = new Bytes(1 << 10);
    private final TextHash hash = new TextHash();
    private long bytes;
    private int parts;

    PlainExportReader(ExportFormat format) {
        this.format = format;
        this.keys = CarefulExportReader.keys(format).stream()
                .map(name -> name.getBytes(StandardCharsets.US_ASCII))
                .toList();
    }

    void read(byte[] line, int from, int to, RecordFacts facts) throws NotPlainException {
        json.start(line, from, to);
        hash.start();
        bytes = 0;
        parts = 0;
        json.expect('{');
        int mark = json.enter();
        for (int n = 0; n < keys.size(); n++) {
            if (!json.hasNext(n == 0, '}')) {
                throw NotPlainException.INSTANCE;
            }
            json.key(key, mark);
            if (!key.is(keys.get(n))) {
                throw NotPlainException.INSTANCE;
            }
            value(n);
        }
        json.expect('}');
        json.expectEnd();
        facts.promptHash = hash.end();
        facts.length = bytes + ExportedParts.between(format, parts);
    }

    /** In every format comes the id first and the metadata last, and between them texts, or the list of the steps. */
    private void value(int n) throws NotPlainException {
        if (n == 0) {
            json.text(text);
        } else if (n == keys.size() - 1) {
            metadata();
        } else if (format == ExportFormat.TRACE && n == 2) {
            steps();
        } else {
            json.text(text);
            // The answer of a chat stands in it already.
            if (format != ExportFormat.TUNIX_SFT || n == 1) {
                learn();
            }
        }
    }

    private void steps() throws NotPlainException {
        json.expect('[');
        for (boolean first = true; json.hasNext(first, ']'); first = false) {
            json.text(text);
            learn();
        }
    }

    private void learn() {
        hash.add(text);
        bytes += text.utf8Bytes();
        parts++;
    }

    private void metadata() throws NotPlainException {
        if (json.peek() != '{') {
            throw NotPlainException.INSTANCE;
        }
        dropped.clear();
        copy.value(dropped, 1);
    }
}
