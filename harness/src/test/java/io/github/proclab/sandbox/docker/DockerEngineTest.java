package io.github.proclab.sandbox.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.proclab.sandbox.Outage;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DockerEngineTest {

    @TempDir
    Path folder;

    @Test
    void one_that_answers_a_ping_answers() throws Exception {
        try (ServerSocketChannel engine = listening()) {
            CompletableFuture<String> asked = answeringOnce(engine, "HTTP/1.0 200 OK\r\n\r\nOK");
            assertThat(there().whyNot()).isEmpty();
            assertThat(asked.get()).startsWith("GET /_ping HTTP/1.0\r\n");
        }
    }

    @Test
    void what_answers_something_else_is_none() throws Exception {
        try (ServerSocketChannel other = listening()) {
            answeringOnce(other, "220 mail.example.org ESMTP\r\n");
            assertThat(there().whyNot()).contains("what listens on " + socket() + " is none");
        }
    }

    @Test
    void a_socket_that_nobody_listens_on_is_none() throws IOException {
        listening().close();
        assertThat(there().whyNot()).hasValueSatisfying(why -> assertThat(why).startsWith("nothing answers on " + socket()));
    }

    @Test
    void one_that_takes_the_question_and_says_nothing_is_none() throws IOException {
        try (ServerSocketChannel silent = listening()) {
            assertThat(there().whyNot()).contains("nothing answers on " + socket() + ": no answer within 3 s");
            assertThat(silent.isOpen()).isTrue();
        }
    }

    @Test
    void one_that_is_away_is_waited_for_and_told_of() throws Exception {
        assertThat(there().outlast(Duration.ZERO)).contains(new Outage("no Docker Engine answers: there is no " + socket(), false));
        try (ServerSocketChannel engine = listening()) {
            CompletableFuture<String> back = answeringOnce(engine, "220 not yet\r\n").thenCompose(question -> answeringOnce(engine, "HTTP/1.0 200 OK\r\n\r\nOK"));
            assertThat(there().outlast(Duration.ofMinutes(20))).contains(new Outage("no Docker Engine answers: what listens on " + socket() + " is none", true));
            assertThat(back.get()).startsWith("GET /_ping");
        }
    }

    @Test
    void one_that_answers_is_not_waited_for() throws Exception {
        try (ServerSocketChannel engine = listening()) {
            answeringOnce(engine, "HTTP/1.0 200 OK\r\n\r\nOK");
            assertThat(there().outlast(Duration.ofMinutes(20))).isEmpty();
        }
    }

    @Test
    void a_socket_that_is_not_there_is_none() {
        assertThat(there().whyNot()).contains("there is no " + socket());
        assertThat(there().answers()).isFalse();
    }

    @Test
    void an_address_that_makes_no_sense_is_told() {
        assertThat(at("ssh://somewhere").whyNot()).contains("DOCKER_HOST is ssh://somewhere, which is neither unix:// nor tcp://");
        assertThat(at("docker").whyNot()).contains("DOCKER_HOST is docker, which is neither unix:// nor tcp://");
        assertThat(at("un ix").whyNot()).contains("DOCKER_HOST is un ix, which is no address");
        assertThat(at("tcp://localhost").whyNot()).contains("DOCKER_HOST names no host and port");
        assertThat(at("unix:").whyNot()).isPresent();
    }

    @Test
    void an_engine_may_be_on_the_network() throws Exception {
        try (ServerSocketChannel engine = ServerSocketChannel.open().bind(new InetSocketAddress("localhost", 0))) {
            answeringOnce(engine, "HTTP/1.1 400 Bad Request\r\n\r\nClient sent an HTTP request to an HTTPS server.\n");
            assertThat(at("tcp://localhost:" + engine.socket().getLocalPort()).whyNot()).isEmpty();
        }
    }

    @Test
    void without_DOCKER_HOST_a_socket_of_the_user_s_own_is_found() throws Exception {
        assumeThat(Path.of("/var/run/docker.sock")).as("the machine's own comes first").doesNotExist();
        try (ServerSocketChannel engine = listening()) {
            answeringOnce(engine, "HTTP/1.0 200 OK\r\n\r\nOK");
            assertThat(DockerEngine.of(Map.of("XDG_RUNTIME_DIR", folder.toString())).whyNot()).isEmpty();
        }
    }

    private Path socket() {
        return folder.resolve("docker.sock");
    }

    private DockerEngine there() {
        return at("unix://" + socket());
    }

    private static DockerEngine at(String host) {
        return DockerEngine.of(Map.of("DOCKER_HOST", host));
    }

    private ServerSocketChannel listening() throws IOException {
        Files.deleteIfExists(socket());
        return ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket()));
    }

    private static CompletableFuture<String> answeringOnce(ServerSocketChannel engine, String answer) {
        return CompletableFuture.supplyAsync(() -> {
            try (SocketChannel client = engine.accept()) {
                ByteBuffer question = ByteBuffer.allocate(512);
                client.read(question);
                client.write(ByteBuffer.wrap(answer.getBytes(StandardCharsets.US_ASCII)));
                return new String(question.array(), 0, question.position(), StandardCharsets.US_ASCII);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
