package io.github.proclab.lab;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads one YAML document into values that know where they stand. Anchors and aliases work, within bounds. */
final class YamlTree {

    private static final YAMLFactory YAML = new YAMLFactory();
    private static final int DEEPEST = 40;
    private static final long LARGEST = 100_000;

    private final YAMLParser parser;
    private final SourceText source;
    private final Problems problems;
    private final Map<String, YamlNode> anchors = new HashMap<>();

    private YamlTree(YAMLParser parser, String text, Problems problems) {
        this.parser = parser;
        this.source = new SourceText(text);
        this.problems = problems;
    }

    /** Empty where there is nothing that can be used; the problems say why. */
    static Optional<YamlNode> read(String text, Problems problems) {
        try (YAMLParser parser = YAML.createParser(text)) {
            return new YamlTree(parser, text, problems).document();
        } catch (Unusable mistake) {
            problems.add(mistake.at, mistake.getMessage());
        } catch (JsonProcessingException mistake) {
            problems.add(YamlMistakes.place(mistake), YamlMistakes.words(mistake));
        } catch (IOException | RuntimeException | StackOverflowError mistake) {
            problems.add(Position.START, "this is not YAML: " + Shown.briefly(String.valueOf(mistake.getMessage())));
        }
        return Optional.empty();
    }

    private Optional<YamlNode> document() throws IOException {
        if (parser.nextToken() == null) {
            problems.add(Position.START, "the lab file is empty; the shortest one has the keys lab and tests");
            return Optional.empty();
        }
        YamlNode root = value(0);
        if (parser.nextToken() != null) {
            problems.add(here(), "a lab file holds one document; remove the \"---\" before this one");
        }
        return Optional.of(root);
    }

    private YamlNode value(int depth) throws IOException {
        if (depth > DEEPEST) {
            throw new Unusable(here(), "values are nested more than " + DEEPEST + " deep");
        }
        if (parser.isCurrentAlias()) {
            return aliased();
        }
        String anchor = parser.getObjectId() == null ? null : parser.getObjectId().toString();
        YamlNode node = switch (parser.currentToken()) {
            case START_OBJECT -> mapping(depth);
            case START_ARRAY -> listing(depth);
            default -> scalar();
        };
        if (node.size() > LARGEST) {
            throw new Unusable(node.at(), "aliases make this value grow beyond " + LARGEST + " values; write out what is meant");
        }
        if (anchor != null) {
            anchors.put(anchor, node);
        }
        return node;
    }

    private YamlNode aliased() throws IOException {
        YamlNode node = anchors.get(parser.getText());
        if (node == null) {
            throw new Unusable(here(), "the alias *" + Shown.briefly(parser.getText()) + " stands for nothing: no &"
                    + Shown.briefly(parser.getText()) + " ends before it");
        }
        return node;
    }

    private YamlNode mapping(int depth) throws IOException {
        Position at = here();
        Map<String, Position> seen = new HashMap<>();
        List<YamlNode.Entry> entries = new ArrayList<>();
        long size = 1;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            Position keyAt = here();
            parser.nextToken();
            YamlNode value = value(depth + 1);
            size += value.size();
            Position first = seen.putIfAbsent(key, keyAt);
            if (first == null) {
                entries.add(new YamlNode.Entry(key, keyAt, value));
            } else {
                problems.add(keyAt, "the key \"" + Shown.briefly(key) + "\" stands here a second time; the first is in line " + first.line());
            }
        }
        return new YamlNode.Mapping(at, entries, size);
    }

    private YamlNode listing(int depth) throws IOException {
        Position at = here();
        List<YamlNode> items = new ArrayList<>();
        long size = 1;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            YamlNode item = value(depth + 1);
            size += item.size();
            items.add(item);
        }
        return new YamlNode.Listing(at, items, size);
    }

    private YamlNode scalar() throws IOException {
        boolean nothing = parser.currentToken() == JsonToken.VALUE_NULL;
        return source.scalar(here(), nothing ? "" : parser.getText(), nothing);
    }

    private Position here() {
        JsonLocation location = parser.currentTokenLocation();
        return new Position(Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
    }

    private static final class Unusable extends RuntimeException {
        private final transient Position at;

        Unusable(Position at, String message) {
            super(message);
            this.at = at;
        }
    }
}
