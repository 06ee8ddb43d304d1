package dev.baton.platform.net;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Finds the addresses of a host's name. */
@FunctionalInterface
public interface Names {

    /** All addresses of the host, at least one. @throws UnknownHostException if it has none */
    InetAddress[] of(String host) throws UnknownHostException;
}
