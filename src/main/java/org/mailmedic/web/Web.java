package org.mailmedic.web;

/// Fetches from web servers. A port: the practice lab and tests have their own.
@FunctionalInterface
public interface Web extends AutoCloseable {
    /// Asks once and waits for the answer.
    ///
    /// @throws InterruptedException if the caller was cancelled; the connection is dropped
    WebAnswer fetch(WebRequest request) throws InterruptedException;

    /// Lets go of what was held for further requests. What is under way ends in peace; who asks all the same is
    /// answered.
    @Override
    default void close() {}

    /// A world without web servers, such as the practice lab.
    static Web none() {
        return request -> new WebAnswer.Failed(
                WebAnswer.Reason.UNREACHABLE, "no web server " + request.uri().getHost() + " here");
    }
}
