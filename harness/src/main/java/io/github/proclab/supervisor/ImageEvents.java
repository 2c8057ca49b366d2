package io.github.proclab.supervisor;

import io.github.proclab.trace.Event;
import java.util.Map;

/** Images that are executed, or are not. */
final class ImageEvents {

    static final Map<Integer, EventDecoder> KINDS = Map.of(
            20, (stamp, in) -> new Event.Executed(stamp, in.items().text(), in.items().texts(), in.items().flag()),
            21, (stamp, in) -> new Event.ExecFailed(stamp, in.items().text(), in.items().texts(), in.items().i32()));

    private ImageEvents() { }
}
