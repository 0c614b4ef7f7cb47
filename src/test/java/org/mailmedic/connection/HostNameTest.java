package org.mailmedic.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is said of a name that leads nowhere, and that a fault of ours is not said of a name.
class HostNameTest {
    private interface Asked {
        List<InetAddress> answer() throws UnknownHostException;
    }

    private static List<InetAddress> resolve(Asked asked) throws Exception {
        var network = new Network() {
            @Override
            public List<InetAddress> resolve(String host) throws UnknownHostException {
                return asked.answer();
            }

            @Override
            public InetSocketAddress endpoint(InetAddress address, int port) {
                return new InetSocketAddress(address, port);
            }

            @Override
            public List<X509Certificate> trusted() {
                return List.of();
            }
        };
        return HostName.resolve(network, "mail.example", Duration.ofMinutes(5));
    }

    @Test
    void aNameWithoutAnAddressIsUnresolvedAndOneWithoutAnAnswerIsNot() {
        assertThat(fault("mail.example: Name or service not known")).isEqualTo(Fault.HOST_UNRESOLVED);
        assertThat(fault("mail.example: Temporary failure in name resolution")).isEqualTo(Fault.RESOLVER_SILENT);
    }

    private static Fault fault(String words) {
        return catchThrowableOfType(
                        ConnectionException.class,
                        () -> resolve(() -> {
                            throw new UnknownHostException(words);
                        }))
                .fault();
    }

    @Test
    void aFaultOfOursIsNoAnswerAboutTheName() {
        assertThatThrownBy(() -> resolve(() -> {
                    throw new IllegalStateException("ours");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> resolve(() -> {
                    throw new StackOverflowError();
                }))
                .isInstanceOf(StackOverflowError.class);
    }
}
