package org.mailmedic.connection;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/// The real network: this computer's own resolver, and ports as they are.
public final class LiveNetwork implements Network {
    /// Asks the operating system, as a mail program does. Its resolver cannot be interrupted, and would hold on
    /// to the carrier of a virtual thread; so a platform thread waits for it, and the caller can leave at any
    /// time.
    @Override
    public List<InetAddress> resolve(String host) throws UnknownHostException, InterruptedException {
        var answer = new CompletableFuture<List<InetAddress>>();
        Thread.ofPlatform().daemon().name("resolve").start(() -> {
            try {
                answer.complete(List.of(InetAddress.getAllByName(host)));
            } catch (UnknownHostException | RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        try {
            return answer.get();
        } catch (ExecutionException e) {
            var unknown = new UnknownHostException(host);
            unknown.initCause(e.getCause());
            throw unknown;
        }
    }

    @Override
    public InetSocketAddress endpoint(InetAddress address, int port) {
        return new InetSocketAddress(address, port);
    }

    @Override
    public List<X509Certificate> trusted() {
        return List.of();
    }
}
