package io.github.proclab.sandbox.docker;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Asks what listens at an address whether it is a Docker Engine; each gives the reason why not. */
final class EnginePing {

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final byte[] PING = "GET /_ping HTTP/1.0\r\nHost: docker\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int STATUS_LINE = 64;

    private EnginePing() { }

    static Optional<String> overSocket(Path socket) {
        if (!Files.exists(socket)) {
            return Optional.of("there is no " + socket);
        }
        if (!Files.isWritable(socket)) {
            return Optional.of("you may not use " + socket + "; being in the group docker allows it");
        }
        return over(UnixDomainSocketAddress.of(socket), socket.toString());
    }

    /** What speaks TLS there says so in HTTP, which is answer enough. */
    static Optional<String> overNetwork(String host, int port) {
        if (host == null || port < 0) {
            return Optional.of("DOCKER_HOST names no host and port");
        }
        InetSocketAddress address = new InetSocketAddress(host, port);
        return address.isUnresolved() ? Optional.of("there is no host " + host) : over(address, host + ":" + port);
    }

    private static Optional<String> over(SocketAddress address, String name) {
        try (Selector selector = Selector.open();
                SocketChannel channel = address instanceof UnixDomainSocketAddress ? SocketChannel.open(address) : SocketChannel.open()) {
            channel.configureBlocking(false);
            SelectionKey key = channel.register(selector, 0);
            if (!channel.isConnected() && !channel.connect(address)) {
                await(key, SelectionKey.OP_CONNECT);
                channel.finishConnect();
            }
            channel.write(ByteBuffer.wrap(PING));
            return answer(channel, key).startsWith("HTTP/") ? Optional.empty() : Optional.of("what listens on " + name + " is none");
        } catch (AccessDeniedException e) {
            return Optional.of("you may not use " + name);
        } catch (IOException e) {
            return Optional.of("nothing answers on " + name + ": " + e.getMessage());
        }
    }

    private static String answer(SocketChannel channel, SelectionKey key) throws IOException {
        ByteBuffer answer = ByteBuffer.allocate(STATUS_LINE);
        do {
            await(key, SelectionKey.OP_READ);
        } while (channel.read(answer) > 0 && answer.hasRemaining());
        return new String(answer.array(), 0, answer.position(), StandardCharsets.ISO_8859_1);
    }

    private static void await(SelectionKey key, int operation) throws IOException {
        key.interestOps(operation);
        Selector selector = key.selector();
        selector.selectedKeys().clear();
        if (selector.select(PATIENCE.toMillis()) == 0) {
            throw new IOException("no answer within " + PATIENCE.toSeconds() + " s");
        }
    }
}
