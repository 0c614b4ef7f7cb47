package org.mailmedic.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
        assertTold("mail.example: Name or service not known", Fault.HOST_UNRESOLVED);
        assertTold("mail.example: Temporary failure in name resolution", Fault.RESOLVER_SILENT);
    }

    private static void assertTold(String words, Fault fault) {
        assertThatThrownBy(() -> resolve(() -> {
                    throw new UnknownHostException(words);
                }))
                .isInstanceOfSatisfying(
                        ConnectionException.class, e -> assertThat(e.fault()).isEqualTo(fault));
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
