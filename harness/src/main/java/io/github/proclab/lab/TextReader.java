package io.github.proclab.lab;

import java.util.ArrayList;
import java.util.List;

/** What a text in a pattern stands for. */
enum TextReader {

    /** Its lines; where it has one only, that line. */
    LINES {
        @Override
        Pattern read(YamlNode.Scalar scalar, Problems problems, Captures captures) {
            String text = scalar.text();
            List<Pattern> lines = new ArrayList<>();
            int start = 0;
            for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
                lines.add(new Pattern.Line(parts(scalar, start, end, problems, captures), text.substring(start, end), scalar.at(start)));
                start = end + 1;
            }
            if (start < text.length() || lines.isEmpty()) {
                lines.add(new Pattern.Line(parts(scalar, start, text.length(), problems, captures), text.substring(start), scalar.at(start)));
            }
            return lines.size() == 1 ? lines.get(0) : new Pattern.Sequence(lines);
        }
    },

    /** Its characters, one after the other. A hole is one of them, too. */
    CHARACTERS {
        @Override
        Pattern read(YamlNode.Scalar scalar, Problems problems, Captures captures) {
            List<Pattern> letters = new ArrayList<>();
            for (LinePart part : parts(scalar, 0, scalar.text().length(), problems, captures)) {
                if (part instanceof LinePart.Literal literal) {
                    literal.text().codePoints().mapToObj(Character::toString).forEach(letter -> letters.add(
                            new Pattern.Line(List.of(new LinePart.Literal(letter)), letter, scalar.at())));
                } else if (part instanceof LinePart.Hole hole && !(hole.content() instanceof LinePart.Int)) {
                    letters.add(new Pattern.Line(List.of(part), scalar.text(), scalar.at()));
                } else {
                    problems.add(scalar.at(), "a hole is one character here, as {/[a-z]/}: a number or a pid may have several");
                }
            }
            return letters.size() == 1 ? letters.get(0) : new Pattern.Sequence(letters);
        }
    };

    abstract Pattern read(YamlNode.Scalar scalar, Problems problems, Captures captures);

    private static List<LinePart> parts(YamlNode.Scalar scalar, int start, int end, Problems problems, Captures captures) {
        LineParser parser = new LineParser(scalar.text().substring(start, end));
        parser.mistakes().forEach(mistake -> problems.add(scalar.at(start + mistake.index()), mistake.why()));
        parser.parts().forEach(part -> captures.note(part, scalar.at(start)));
        return parser.parts();
    }
}
