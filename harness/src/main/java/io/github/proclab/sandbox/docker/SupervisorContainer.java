package io.github.proclab.sandbox.docker;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.HostConfig;
import java.util.Map;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.images.RemoteDockerImage;
import org.testcontainers.utility.DockerImageName;

/** A container whose first process is the supervisor, and whose standard streams are attached before it starts. */
final class SupervisorContainer extends GenericContainer<SupervisorContainer> {

    private final Map<String, String> labels;
    private final HostConfig hardening;
    private Attachment attachment;

    SupervisorContainer(String image, HostConfig hardening, Map<String, String> labels) {
        super(new RemoteDockerImage(DockerImageName.parse(image)).withImagePullPolicy(never -> false));
        this.hardening = hardening;
        this.labels = labels;
        withCreateContainerCmdModifier(this::describe);
        withStartupCheckStrategy(new StartAtOnce());
        waitingFor(new StartAtOnce.NoWait());
    }

    Attachment attachment() {
        return attachment;
    }

    @Override
    protected void containerIsCreated(String id) {
        attachment = new Attachment(getDockerClient(), id);
    }

    /** There are none: what it says goes over the attached streams. Testcontainers asks where a start fails. */
    @Override
    public String getLogs() {
        return "";
    }

    private void describe(CreateContainerCmd create) {
        create.withHostConfig(hardening).withHostName("sandbox").withStdinOpen(true).withStdInOnce(true).withTty(false);
        create.getLabels().putAll(labels);
    }
}
