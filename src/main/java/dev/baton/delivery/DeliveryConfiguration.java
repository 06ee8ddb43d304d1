package dev.baton.delivery;

import dev.baton.platform.BatonProperties;
import dev.baton.platform.net.AddressRule;
import dev.baton.platform.net.CheckedHttp;
import dev.baton.platform.net.CheckedStreams;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What all that leaves goes through. */
@Configuration(proxyBeanMethods = false)
class DeliveryConfiguration {

    @Bean
    CheckedHttp checkedHttp(BatonProperties properties, Clock clock) {
        return new CheckedHttp(rule(properties), clock);
    }

    @Bean
    CheckedStreams checkedStreams(BatonProperties properties) {
        return new CheckedStreams(rule(properties));
    }

    private static AddressRule rule(BatonProperties properties) {
        return new AddressRule(properties.delivery().allowPrivateAddresses());
    }
}
