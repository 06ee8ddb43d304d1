package dev.baton.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.HttpClientForTests.Answer;
import dev.baton.api.DeskSocket.Reply;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;

/** Intercom where it owns the channel: Baton is one of its teammates. */
@ApiTest
class IntercomChannelTest extends OwnChannelContract {

    private final Shops.Opener shops;
    private final Messenger fake = new Messenger();

    IntercomChannelTest(@Autowired Shops.Opener shops) {
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
        Answer answer = IntercomDeskTest.save(shops, fake, admin, id, more, Map.of());
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    }

    /** The same workspace with customers in its Messenger. */
    private static final class Messenger extends FakeIntercom implements FakeChannel {
        private final AtomicInteger passes = new AtomicInteger();
        private volatile Passing how = Passing.TAKEN;

        @Override
        public String customerComes() {
            return begins("contact-" + UUID.randomUUID(), UUID.randomUUID().toString(), "").id;
        }

        @Override
        Reply assigning(Talk talk, String type, String to) {
            if (type.equals("team")) {
                if (how == Passing.REFUSED) {
                    return Reply.of(422, "{}");
                }
                if (how == Passing.BROKEN_ONCE && passes.incrementAndGet() == 1) {
                    return Reply.of(500, "{}");
                }
            }
            return super.assigning(talk, type, to);
        }

        @Override
        public List<String> story(String reference) {
            return talk(reference).story;
        }

        @Override
        public String passed(String reference) {
            return notes(reference) + " " + talk(reference).parts;
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
            return false;
        }

        @Override
        public boolean takesSilently(String reference) {
            takesWithoutWord(reference, "Dana");
            return true;
        }

        @Override
        public void givesBack(String reference) {
            // the next message opens it again
        }
    }
}
