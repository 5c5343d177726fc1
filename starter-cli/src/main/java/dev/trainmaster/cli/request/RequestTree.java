package dev.trainmaster.cli.request;

import dev.trainmaster.cli.CommandFailure;
import dev.trainmaster.cli.ExitCode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Turns YAML's syntax tree into a document, remembering on which line each field stands. */
final class RequestTree {

    private static final int MOST_NODES = 5_000;
    private final String file;
    private final Map<String, String> origins = new LinkedHashMap<>();
    private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());
    private int nodes;

    RequestTree(String file) {
        this.file = file;
    }

    SourcedDocument read(Node root) {
        if (!(root instanceof MappingNode mapping)) {
            throw refused(root, "a request is a mapping: lines such as \"dataset: sample\"");
        }
        return new SourcedDocument(mapping(mapping, ""), origins);
    }

    private Map<String, Object> mapping(MappingNode node, String path) {
        Map<String, Object> values = new LinkedHashMap<>();
        Map<String, Integer> lines = new LinkedHashMap<>();
        for (NodeTuple tuple : node.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                throw refused(tuple.getKeyNode(), "a key must be a word");
            }
            Integer before = lines.putIfAbsent(key.getValue(), line(key));
            if (before != null) {
                throw refused(key, "the key \"" + key.getValue() + "\" stands on line " + before + " already");
            }
            String place = path.isEmpty() ? key.getValue() : path + "." + key.getValue();
            origins.put(place, file + ":" + line(key));
            values.put(key.getValue(), value(tuple.getValueNode(), place));
        }
        return values;
    }

    private Object value(Node node, String path) {
        if (++nodes > MOST_NODES) {
            throw refused(node, "more than " + MOST_NODES + " values, aliases counted each time they are used");
        }
        if (node instanceof ScalarNode scalar) {
            return scalar(scalar, path);
        }
        if (!open.add(node)) {
            throw refused(node, "this value holds itself");
        }
        Object value = node instanceof MappingNode mapping ? mapping(mapping, path) : items((SequenceNode) node, path);
        open.remove(node);
        return value;
    }

    private List<Object> items(SequenceNode sequence, String path) {
        List<Object> items = new ArrayList<>();
        sequence.getValue().forEach(item -> items.add(value(item, path)));
        return items;
    }

    /** A number or truth stays what was written where a text belongs: version 1.10 is not 1.1. */
    private Object scalar(ScalarNode node, String path) {
        Tag tag = node.getTag();
        FlagKind kind = RequestFlag.kindOf(path);
        if (tag.equals(Tag.NULL)) {
            return null;
        }
        if (tag.equals(Tag.FLOAT) && kind != FlagKind.TEXT) {
            return FlagKind.NUMBER.scalar(node.getValue());
        }
        if (tag.equals(Tag.BOOL) && kind != FlagKind.TEXT) {
            return FlagKind.SWITCH.scalar(node.getValue());
        }
        if (tag.equals(Tag.FLOAT) || tag.equals(Tag.BOOL) || tag.equals(Tag.STR)) {
            return kind == FlagKind.DURATION ? kind.scalar(node.getValue()) : node.getValue();
        }
        throw refused(node, "the tag " + tag.getValue() + " is not allowed here");
    }

    private CommandFailure refused(Node node, String why) {
        return new CommandFailure(
                ExitCode.USAGE,
                "The request in " + file + " cannot be read",
                List.of(file + ":" + line(node) + ": " + why),
                List.of());
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
