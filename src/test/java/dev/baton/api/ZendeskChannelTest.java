package dev.baton.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.HttpClientForTests.Answer;
import dev.baton.api.DeskSocket.Reply;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Zendesk Messaging where it owns the channel: Baton is first in the switchboard. */
@ApiTest
class ZendeskChannelTest extends OwnChannelContract {

    private final Shops.Opener shops;
    private final Widget fake = new Widget();

    ZendeskChannelTest(@Autowired Shops.Opener shops) {
        this.shops = shops;
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @Override
    Shops.Opener shops() {
        return shops;
    }

    @Override
    FakeChannel desk() {
        return fake;
    }

    @Override
    void setUp(Colleague admin, String id, String more) {
        Answer answer = ZendeskMessagingDeskTest.save(shops, fake, admin, id, more, Map.of());
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    }

    @Test
    void choices_are_quick_replies_there() {
        var shop = shops.open("""
                  - id: choose
                    start: ["choose"]
                    steps:
                      - say: {en: "What shall it be?"}
                        buttons: [{label: After care, value: after care}]
                """, "");
        String id = "quick-" + shop.team();
        setUp(
                shop.office("Ada", dev.baton.platform.security.Role.ADMIN),
                id,
                ", \"assistant\": \"" + shop.team() + "\"");
        String reference = fake.customerComes();
        fake.customerSays(reference, "c1", "choose");
        Awaitility.await().until(() -> fake.story(reference).contains("says What shall it be?"));
        fake.customerChooses(reference, "After care", "after care");
        Awaitility.await().until(() -> fake.story(reference).contains("says Did that help?"));
        assertThat(fake.choices(reference)).contains("After care");
    }

    /** The same account with customers in its widget. */
    private static final class Widget extends FakeZendeskMessaging implements FakeChannel {
        private final AtomicInteger passes = new AtomicInteger();
        private volatile Passing how = Passing.TAKEN;

        @Override
        public String customerComes() {
            return begins();
        }

        @Override
        Reply passing(JsonNode body, java.util.function.Supplier<Reply> taken) {
            boolean away = body.path("switchboardIntegration").asString().startsWith("zd-");
            if (away && how == Passing.REFUSED) {
                return Reply.of(422, "{}");
            }
            return away && how == Passing.BROKEN_ONCE && passes.incrementAndGet() == 1
                    ? Reply.of(500, "{}")
                    : taken.get();
        }

        @Override
        public void answersPasses(Passing answer) {
            how = answer;
        }

        @Override
        public boolean tells() {
            return true;
        }

        @Override
        public boolean hasQuickReplies() {
            return true;
        }

        @Override
        public void givesBack(String reference) {
            // the next message gives control to the first integration
        }
    }
}
