package io.github.proclab.lab;

import java.util.List;

/** A value of a YAML document, with the place where it stands. */
sealed interface YamlNode {

    Position at();

    /** How many values there are in it, itself counted; what stands behind aliases is counted each time. */
    long size();

    /** As messages call it: "a list". */
    String kind();

    record Mapping(Position at, List<Entry> entries, long size) implements YamlNode {
        public Mapping {
            entries = List.copyOf(entries);
        }

        @Override
        public String kind() {
            return "a mapping";
        }
    }

    record Entry(String key, Position keyAt, YamlNode value) { }

    record Listing(Position at, List<YamlNode> items, long size) implements YamlNode {
        public Listing {
            items = List.copyOf(items);
        }

        @Override
        public String kind() {
            return "a list";
        }
    }

    /**
     * @param text    as it is written, whatever YAML takes it for
     * @param nothing nothing is written there, or null
     * @param textAt  where its first character stands, behind the quote
     * @param literal the characters stand in the file one by one as in the text, so that columns can be counted
     */
    record Scalar(Position at, String text, boolean nothing, Position textAt, boolean literal) implements YamlNode {

        @Override
        public long size() {
            return 1;
        }

        @Override
        public String kind() {
            return nothing ? "nothing" : "\"" + Shown.briefly(text) + "\"";
        }

        /** Where the text's character with this index stands; where that cannot be said, the value. */
        Position at(int index) {
            return literal ? new Position(textAt.line(), textAt.column() + text.codePointCount(0, Math.min(index, text.length()))) : at;
        }
    }
}
