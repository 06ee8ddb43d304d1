package dev.baton.platform.net;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves a name once, checks every address that it has, and gives just those to the connection. A name that changes
 * between check and use (DNS rebinding) gains nothing: nobody asks a second time.
 */
public final class CheckedNames implements DnsResolver {

    private final Names names;
    private final AddressRule rule;

    /** Names found so, of which only those are given out that the rule allows. */
    public CheckedNames(Names names, AddressRule rule) {
        this.names = names;
        this.rule = rule;
    }

    /** The name leads into a network that must not be read. */
    public static final class PrivateAddress extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        PrivateAddress(String host) {
            super(host);
        }
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        var addresses = names.of(host);
        for (var address : addresses) {
            if (!rule.allows(address)) {
                throw new PrivateAddress(host);
            }
        }
        return addresses;
    }

    @Override
    public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
        return Stream.of(resolve(host))
                .map(address -> new InetSocketAddress(address, port))
                .toList();
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
