package io.github.proclab.check;

import io.github.proclab.check.pattern.Came;
import io.github.proclab.trace.Bytes;
import io.github.proclab.trace.WrittenOutput;
import java.util.List;

/** Lines as patterns look at them. */
final class CameLines {

    private static final int CONTINUED = 0x80;
    private static final int CONTINUED_MASK = 0xC0;

    private CameLines() { }

    static List<Came> of(WrittenOutput output) {
        return output.lines().stream().map(line -> of(output, line)).toList();
    }

    static Came of(WrittenOutput output, WrittenOutput.Line line) {
        List<WrittenOutput.Piece> pieces = line.pieces();
        List<Came.Share> shares = pieces.size() == 1 ? List.of(new Came.Share(pieces.get(0).write().process(), Integer.MAX_VALUE))
                : output.parts(line).stream().map(part -> new Came.Share(part.write().process(), characters(part.bytes()))).toList();
        return new Came(line.text(), line.ended(), shares);
    }

    /** Characters that begin in these bytes of UTF-8. */
    private static int characters(Bytes bytes) {
        int count = 0;
        for (byte one : bytes.toArray()) {
            if ((one & CONTINUED_MASK) != CONTINUED) {
                count++;
            }
        }
        return count;
    }
}
