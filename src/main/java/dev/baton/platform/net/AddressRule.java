package dev.baton.platform.net;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;

/**
 * Which addresses may be connected to: those of the public internet. Private networks, this machine, link-local addresses
 * (clouds keep their metadata there), multicast and what is reserved are not, in whatever form of IPv6 they are wrapped.
 * Sources: the IANA registries of special-purpose addresses (RFC 6890 and its updates).
 *
 * @param allowPrivate whether every address may be connected to, for installations that read pages of their own network
 */
public record AddressRule(boolean allowPrivate) {

    /** Whether a connection to this address is allowed. */
    public boolean allows(InetAddress address) {
        return allowPrivate || isPublic(address);
    }

    /** Whether the address belongs to the public internet. */
    static boolean isPublic(InetAddress address) {
        return switch (address) {
            case Inet4Address four -> isPublic(four.getAddress());
            case Inet6Address six -> isPublicSix(six.getAddress());
            default -> false;
        };
    }

    private static boolean isPublic(byte[] four) {
        var a = four[0] & 0xff;
        var b = four[1] & 0xff;
        var c = four[2] & 0xff;
        return switch (a) {
            case 0, 10, 127 -> false;
            case 100 -> b < 64 || b > 127;
            case 169 -> b != 254;
            case 172 -> b < 16 || b > 31;
            case 192 ->
                b != 168
                        && !(b == 0 && (c == 0 || c == 2))
                        && !(b == 88 && c == 99)
                        && !(b == 31 && c == 196)
                        && !(b == 52 && c == 193)
                        && !(b == 175 && c == 48);
            case 198 -> b != 18 && b != 19 && !(b == 51 && c == 100);
            case 203 -> !(b == 0 && c == 113);
            default -> a < 224;
        };
    }

    /** Global unicast only, and of the ranges that wrap an IPv4 address only those around a public one. */
    private static boolean isPublicSix(byte[] six) {
        var first = word(six, 0);
        var second = word(six, 2);
        if (first == 0x64 && second == 0xff9b) {
            return Arrays.equals(six, 4, 12, new byte[8], 0, 8) && isPublic(Arrays.copyOfRange(six, 12, 16));
        }
        if (first == 0x2002) {
            return isPublic(Arrays.copyOfRange(six, 2, 6));
        }
        var globalUnicast = (first & 0xe000) == 0x2000;
        var reserved = first == 0x2001 && (second < 0x200 || second == 0xdb8) || first == 0x3fff && second < 0x1000;
        return globalUnicast && !reserved;
    }

    private static int word(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
    }
}
