package org.mailmedic.dns;

import java.net.InetAddress;
import java.net.URI;
import org.mailmedic.web.Web;

/// Stands in front of another DNS and does something with each question. What leads to another DNS leads past
/// it, unless a subclass says otherwise. Where nothing may lead past, as in the ledger, the interface is
/// implemented whole.
public abstract class ForwardingDns implements Dns {
    /// What is asked in the end.
    protected final Dns delegate;

    protected ForwardingDns(Dns delegate) {
        this.delegate = delegate;
    }

    @Override
    public Dns directly(InetAddress nameServer) {
        return delegate.directly(nameServer);
    }

    @Override
    public boolean isClosedWorld() {
        return delegate.isClosedWorld();
    }

    @Override
    public Dns over(Transport transport) {
        return delegate.over(transport);
    }

    @Override
    public Dns withHttps(URI server, Web web) {
        return delegate.withHttps(server, web);
    }
}
