package io.github.proclab.check.pattern;

import io.github.proclab.lab.LinePart;
import io.github.proclab.lab.Pattern;
import io.github.proclab.lab.Position;
import io.github.proclab.lab.ProcessRef;
import java.util.List;
import java.util.Optional;

/** A line that could have come at some place. */
public final class WantedLine implements Wanted {

    /** A line that can be read in more ways is not looked at closer, for a message. */
    private static final long MOST_STEPS = 100_000;

    private final ExpectedLine line;
    private final Authors by;
    private final Bindings bindings;

    WantedLine(ExpectedLine line, Authors by, Bindings bindings) {
        this.line = line;
        this.by = by;
        this.bindings = bindings;
    }

    static WantedLine letter(int letter, Authors by, Bindings bindings) {
        String text = Character.toString(letter);
        Pattern.Line line = new Pattern.Line(List.of(new LinePart.Literal(text)), text, Position.START);
        return new WantedLine(new ExpectedLine(line, process -> java.util.OptionalInt.empty()), by, bindings);
    }

    /** With pids and named holes filled in as far as they are known. */
    public String shown() {
        return line.shown(bindings);
    }

    /** Who was to write it. */
    public Authors by() {
        return by;
    }

    /** The process that a name stands for, where that is known. */
    public Optional<Integer> bound(String name) {
        return Authors.bound(name, bindings);
    }

    /** The processes that it names and that the run did not have. */
    public List<ProcessRef> missing() {
        return line.missing();
    }

    /** Where it differs from what came in a way that has a name. */
    public Optional<Difference> differenceFrom(Came came) {
        return by != Authors.ANYBODY && textIs(came) ? Optional.of(new Difference.WrongWriter(this)) : Difference.between(line, bindings, came.text());
    }

    public boolean is(Came came) {
        return by.wrote(came, bindings).isPresent() && textIs(came);
    }

    private boolean textIs(Came came) {
        try {
            return !line.match(came.text(), bindings, new Budget(MOST_STEPS)).isEmpty();
        } catch (Budget.Spent spent) {
            return false;
        }
    }

    /** A line that is as it should be, whoever writes it. */
    Optional<Came> sample() {
        boolean open = by != Authors.ANYBODY || line.hasHoles();
        return open ? Optional.empty() : Optional.of(Came.of(shown()));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WantedLine wanted && (wanted.line == line || wanted.line.written().equals(line.written()))
                && wanted.by.equals(by) && wanted.bindings.equals(bindings);
    }

    @Override
    public int hashCode() {
        return (line.written().hashCode() * 31 + by.hashCode()) * 31 + bindings.hashCode();
    }
}
