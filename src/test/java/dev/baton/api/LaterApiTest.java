package dev.baton.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.platform.DatabaseClock;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What depends on the hour and on time passing: a server whose clock runs from a Sunday on, and jumps when told to. */
@ApiTest
@Import(LaterApiTest.Sunday.class)
class LaterApiTest {

    private final Shop shop;
    private final JumpingClock clock;

    LaterApiTest(@Autowired Shops.Opener shops, @Autowired JumpingClock clock) {
        this.shop = shops.open();
        this.clock = clock;
    }

    /** The database's clock, and then some. */
    static final class JumpingClock extends DatabaseClock {
        private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
        private volatile Duration ahead = Duration.ZERO;

        JumpingClock(JdbcClient sql) {
            super(sql, Clock.systemUTC());
            ZonedDateTime now = super.instant().atZone(BERLIN);
            var sunday = now.with(TemporalAdjusters.next(DayOfWeek.SUNDAY)).with(LocalTime.NOON);
            ahead = Duration.between(now, sunday);
        }

        void jump(Duration time) {
            ahead = ahead.plus(time);
        }

        @Override
        public Instant instant() {
            return super.instant().plus(ahead);
        }
    }

    /** Puts the clock into the server. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Sunday {
        @Bean
        @Primary
        JumpingClock jumpingClock(JdbcClient sql) {
            return new JumpingClock(sql);
        }
    }

    @Test
    void outside_office_hours_the_bot_says_so_and_stays() {
        var customer = shop.customer(Map.of("assistant", "demo-office", "locale", "en"));
        customer.awaits("message");

        assertThat(customer.asksForPerson().status()).isEqualTo(202);

        assertThat(customer.awaits("handover.refused").at("/data/outcome").asString())
                .isEqualTo("closed");
        var line = customer.log().awaits("message", 2);
        assertThat(line.at("/data/purpose").asString()).isEqualTo("closed");
        assertThat(line.at("/data/text").asString()).contains("closed at the moment");
        assertThat(customer.sees().json().at("/owner/kind").asString()).isEqualTo("bot");
        assertThat(customer.says("hello").status()).isEqualTo(201);
    }

    @Test
    void thirty_days_after_the_last_message_the_token_opens_nothing_any_more() {
        var customer = shop.customer();
        customer.awaits("message");
        customer.says("hello");
        clock.jump(Duration.ofDays(29));
        assertThat(customer.says("Still there").status()).isEqualTo(201);

        clock.jump(Duration.ofDays(30).plusSeconds(60));

        for (var answer : java.util.List.of(
                customer.says("Too late"), customer.sees(), customer.log().page(0), customer.asksForPerson())) {
            assertThat(answer.status()).as(answer.toString()).isEqualTo(409);
            assertThat(answer.problem()).isEqualTo("conversation-expired");
        }
        assertThat(shop.customer().says("A new one").status()).isEqualTo(201);
    }
}
