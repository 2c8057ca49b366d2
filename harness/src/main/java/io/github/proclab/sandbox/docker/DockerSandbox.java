package io.github.proclab.sandbox.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.exception.NotFoundException;
import io.github.proclab.sandbox.Installation;
import io.github.proclab.sandbox.Outage;
import io.github.proclab.sandbox.Sandbox;
import io.github.proclab.sandbox.SandboxException;
import io.github.proclab.sandbox.SandboxLimits;
import io.github.proclab.sandbox.Session;
import io.github.proclab.sandbox.SupervisedSession;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.testcontainers.DockerClientFactory;

/** A container for each session. The image is never pulled: it is made of the same source as this. */
public final class DockerSandbox implements Sandbox {

    private final Installation installation;
    private boolean swept;

    public DockerSandbox(Installation installation) {
        this.installation = installation;
    }

    @Override
    public String kind() {
        return "docker";
    }

    @Override
    public Session open(SandboxLimits limits) {
        DockerClient client = asking(DockerSandbox::client);
        asking(() -> sweepOnce(client));
        String image = asking(() -> imageOf(client));
        SupervisorContainer container = new SupervisorContainer(installation.image(), Hardening.of(limits, seccomp()), StaleContainers.labels());
        return SupervisedSession.begin(started(container), kind(), image);
    }

    @Override
    public Optional<Outage> outlast(Duration patience) {
        return DockerEngine.ofThisMachine().outlast(patience);
    }

    private ContainerHost started(SupervisorContainer container) {
        try {
            return asking(() -> {
                container.start();
                return new ContainerHost(container);
            });
        } catch (SandboxException e) {
            container.stop();
            throw e;
        }
    }

    private String imageOf(DockerClient client) {
        try {
            InspectImageResponse image = client.inspectImageCmd(installation.image()).exec();
            return installation.image() + "@" + image.getId();
        } catch (NotFoundException e) {
            throw new SandboxException("There is no image " + installation.image() + ". ./grade.sh builds it, and so does docker/build.sh docker.", e);
        }
    }

    private synchronized boolean sweepOnce(DockerClient client) {
        if (!swept) {
            StaleContainers.sweep(client);
            swept = true;
        }
        return swept;
    }

    private String seccomp() {
        try {
            return Files.readString(installation.seccompProfile());
        } catch (IOException e) {
            throw new SandboxException("The seccomp profile cannot be read: " + e.getMessage() + ". PROCLAB_HOME is where proclab lies: "
                    + installation.home(), e);
        }
    }

    /** Testcontainers reads the real environment alone, and without these tries for minutes to pull images of its own. */
    private static DockerClient client() {
        for (String setting : List.of("TESTCONTAINERS_RYUK_DISABLED", "TESTCONTAINERS_HOST_OVERRIDE")) {
            if (System.getenv(setting) == null) {
                throw new SandboxException(setting + " is not set. Start proclab with ./grade.sh and its tests with mvn, or set "
                        + "TESTCONTAINERS_RYUK_DISABLED=true and TESTCONTAINERS_HOST_OVERRIDE=localhost.");
            }
        }
        EngineGone.keepQuiet();
        return DockerClientFactory.instance().client();
    }

    /** Whatever goes wrong in there, a missing engine explains it best. */
    private static <T> T asking(Supplier<T> question) {
        try {
            return question.get();
        } catch (SandboxException e) {
            throw e;
        } catch (RuntimeException e) {
            throw DockerEngine.ofThisMachine().whyNot()
                    .map(why -> new SandboxException("No Docker Engine answers: " + why + ". docker/install-engine.sh sets one up.", e))
                    .orElseGet(() -> new SandboxException("The container could not be started: " + rootOf(e).getMessage(), e));
        }
    }

    private static Throwable rootOf(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
