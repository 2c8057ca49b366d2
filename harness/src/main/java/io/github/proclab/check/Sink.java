package io.github.proclab.check;

import io.github.proclab.trace.KernelObject;
import io.github.proclab.trace.WrittenOutput;

/** What was written to: a stream or a file. */
interface Sink {

    /** As the lab file calls it. */
    String key();

    WrittenOutput output();

    /** "the output", "out.txt". */
    String inWords();

    /** "nothing was written to stdout". */
    String inWordsWhereEmpty();

    /** Whether what is written to this object comes there. */
    boolean is(KernelObject object);

    /** What is to be known before any of its lines. */
    void origin(Story story);

    /** stdout or stderr, whose every line has its author. */
    record Stream(String key, WrittenOutput output) implements Sink {

        @Override
        public String inWords() {
            return "the output";
        }

        @Override
        public String inWordsWhereEmpty() {
            return "nothing was written to " + key;
        }

        @Override
        public void origin(Story story) { }

        @Override
        public boolean is(KernelObject object) {
            return object.kind() == (key.equals("stdout") ? KernelObject.Kind.STDOUT : KernelObject.Kind.STDERR);
        }
    }
}
