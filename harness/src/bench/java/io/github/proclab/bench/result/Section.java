package io.github.proclab.bench.result;

import java.util.List;

/**
 * What one part of the benchmark found.
 *
 * @param part    its name on the command line
 * @param how     what was done, in a few sentences
 * @param load    of the machine when it began: at half the number of processors and more, what the clock says is not to be trusted
 * @param remarks what was not measured, and why; what else is to be said
 */
public record Section(String part, String title, String how, double load, List<Figure> figures, List<String> remarks) {

    public Section {
        figures = List.copyOf(figures);
        remarks = List.copyOf(remarks);
    }
}
