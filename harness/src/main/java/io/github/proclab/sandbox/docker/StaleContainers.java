package io.github.proclab.sandbox.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.Container;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Containers of graders that are gone, killed before they could clean up. */
final class StaleContainers {

    private static final String MARK = "io.github.proclab";
    private static final String SANDBOX = "sandbox";
    private static final String SINCE = "io.github.proclab.since";

    private StaleContainers() { }

    /** What a container has to bear for its being stale to be seen. */
    static Map<String, String> labels() {
        Map<String, String> labels = new HashMap<>(Owner.thisProcess().labels());
        labels.put(MARK, SANDBOX);
        labels.put(SINCE, Instant.now().toString());
        return labels;
    }

    static void sweep(DockerClient client) {
        List<Container> ours = client.listContainersCmd().withShowAll(true).withLabelFilter(Map.of(MARK, SANDBOX)).exec();
        ours.stream().filter(StaleContainers::stale).map(Container::getId).forEach(id -> remove(client, id));
    }

    private static boolean stale(Container container) {
        return Owner.in(container.getLabels()).filter(Owner::gone).isPresent();
    }

    private static void remove(DockerClient client, String id) {
        try {
            client.removeContainerCmd(id).withForce(true).withRemoveVolumes(true).exec();
        } catch (DockerException goneMeanwhile) {
            // Another grader sweeps, too.
        }
    }
}
