package dev.baton.platform.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRuleTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.255.255.254",
                "0.0.0.0",
                "0.1.2.3",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "100.127.255.255",
                "192.0.0.8",
                "192.0.2.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.7",
                "203.0.113.9",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::127.0.0.1",
                "fe80::1",
                "fec0::1",
                "fc00::1",
                "fd00:ec2::254",
                "ff02::1",
                "64:ff9b::7f00:1",
                "64:ff9b::a9fe:a9fe",
                "64:ff9b:1::1",
                "2002:7f00:1::",
                "2002:c0a8:101::1",
                "2001::1",
                "2001:db8::1",
                "3fff::1",
                "100::1",
                "4000::1"
            })
    void no_address_of_a_private_or_special_network_is_connected_to(String address) throws UnknownHostException {
        assertThat(new AddressRule(false).allows(InetAddress.getByName(address)))
                .isFalse();
        assertThat(new AddressRule(true).allows(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "93.184.216.34",
                "100.63.255.255",
                "100.128.0.1",
                "172.15.0.1",
                "172.32.0.1",
                "192.167.1.1",
                "198.17.0.1",
                "198.20.0.1",
                "203.0.112.1",
                "223.255.255.255",
                "2606:4700::1111",
                "2a00:1450::1",
                "64:ff9b::101:101",
                "2002:101:101::1",
                "::ffff:1.1.1.1"
            })
    void addresses_of_the_public_internet_are(String address) throws UnknownHostException {
        assertThat(new AddressRule(false).allows(InetAddress.getByName(address)))
                .isTrue();
    }

    @Property
    void an_address_inside_ipv6_is_judged_as_it_is_by_itself(@ForAll @Size(4) byte[] four) throws UnknownHostException {
        var wrapped = new byte[16];
        wrapped[1] = 0x64;
        wrapped[2] = (byte) 0xff;
        wrapped[3] = (byte) 0x9b;
        System.arraycopy(four, 0, wrapped, 12, 4);
        var rule = new AddressRule(false);

        assertThat(rule.allows(InetAddress.getByAddress(wrapped)))
                .isEqualTo(rule.allows(InetAddress.getByAddress(four)));
    }
}
