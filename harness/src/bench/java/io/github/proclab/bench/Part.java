package io.github.proclab.bench;

import io.github.proclab.bench.result.Figure;
import java.util.List;

/** Something that is measured by itself. */
public interface Part {

    /** Its name on the command line. */
    String name();

    String title();

    /** What is done, in a few sentences for the documentation. */
    String how(Scale scale);

    /** @param remarks what is missing or to be said is added here; as much as can be measured is measured */
    List<Figure> measure(Ground ground, List<String> remarks) throws Exception;
}
