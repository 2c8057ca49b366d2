package io.github.proclab.sandbox.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;
import io.github.proclab.sandbox.Complaints;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * A container's standard streams. Output and input have a connection each: docker-java never sends the end of an input, but an engine
 * takes the end of the one connection that feeds a container (StdinOnce) for it.
 */
final class Attachment implements Closeable {

    private final ByteQueue answers = new ByteQueue();
    private final ByteQueue requests = new ByteQueue();
    private final Complaints complaints = new Complaints();
    private final Connection output = new Output();
    private final Connection input = new Connection();

    /**
     * To be made before the container starts: what it says while nobody is attached is lost.
     *
     * @throws SandboxException where the engine does not attach
     */
    Attachment(DockerClient client, String container) {
        client.attachContainerCmd(container).withFollowStream(true).withStdOut(true).withStdErr(true).exec(output).awaitEstablished();
        client.attachContainerCmd(container).withFollowStream(true).withStdIn(requests.source()).exec(input).awaitEstablished();
    }

    InputStream answers() {
        return answers.source();
    }

    OutputStream requests() {
        return requests.sink();
    }

    Complaints complaints() {
        return complaints;
    }

    @Override
    public void close() {
        requests.end();
        answers.end();
        quietly(input);
        quietly(output);
    }

    private static void quietly(Closeable connection) {
        try {
            connection.close();
        } catch (IOException alreadyGone) {
            // Which is what was wanted.
        }
    }

    private final class Output extends Connection {
        @Override
        public void onNext(Frame frame) {
            if (frame.getStreamType() == StreamType.STDERR) {
                complaints.add(frame.getPayload(), frame.getPayload().length);
                return;
            }
            try {
                // docker-java fills the same array again for the next piece of a long frame.
                answers.put(frame.getPayload().clone());
            } catch (IOException closed) {
                quietly(this);
            }
        }

        @Override
        public void onError(Throwable broken) {
            end();
            super.onError(broken);
        }

        @Override
        public void onComplete() {
            end();
            super.onComplete();
        }

        private void end() {
            answers.end();
            complaints.end();
        }
    }
}
