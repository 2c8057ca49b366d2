package io.github.proclab.sandbox.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Container;
import java.util.List;
import java.util.Map;
import org.testcontainers.DockerClientFactory;

/** The containers of a grader, as the engine tells them. */
public final class Containers {

    private Containers() { }

    public static List<Container> of(long pid) {
        return client().listContainersCmd().withShowAll(true)
                .withLabelFilter(Map.of("io.github.proclab", "sandbox", "io.github.proclab.owner.pid", Long.toString(pid))).exec();
    }

    /** By SIGKILL to the first process of each. */
    public static void killThoseOf(long pid) {
        of(pid).forEach(container -> client().killContainerCmd(container.getId()).exec());
    }

    static DockerClient client() {
        return DockerClientFactory.instance().client();
    }
}
