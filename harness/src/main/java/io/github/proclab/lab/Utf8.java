package io.github.proclab.lab;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;

/** Where bytes stop being UTF-8. */
final class Utf8 {

    private Utf8() { }

    static Position firstWrong(byte[] content) {
        CharBuffer before = CharBuffer.allocate(content.length);
        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content), before, true);
        String good = before.flip().toString();
        String line = good.substring(good.lastIndexOf('\n') + 1);
        return new Position(1 + (int) good.chars().filter(c -> c == '\n').count(), 1 + line.codePointCount(0, line.length()));
    }
}
