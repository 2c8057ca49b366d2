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

    /** The same without those of graders that have this pid in another process namespace, or on another machine, and use the same engine. */
    public static List<Container> ofHere(long pid) {
        String here = Owner.thisProcess().place();
        return of(pid).stream().filter(container -> Owner.in(container.getLabels()).filter(owner -> owner.place().equals(here)).isPresent()).toList();
    }

    /** By SIGKILL to the first process of each. */
    public static void killThoseOf(long pid) {
        ofHere(pid).forEach(container -> client().killContainerCmd(container.getId()).exec());
    }

    /** Whether the engine's machine keeps an account of swap. */
    public static boolean engineBoundsSwap() {
        return Boolean.TRUE.equals(client().infoCmd().exec().getSwapLimit());
    }

    static DockerClient client() {
        return DockerClientFactory.instance().client();
    }
}
