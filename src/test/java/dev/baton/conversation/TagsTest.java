package dev.baton.conversation;

import static dev.baton.conversation.Talk.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tags of a conversation (T11, X4). */
class TagsTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void setting_tags_writes_what_came_and_what_went_and_the_same_again_writes_nothing() {
        Talk talk = Talk.greeted();
        assertThat(talk.tags(ANN, "Legal", "press").events())
                .containsExactly(new Event.Tagged(List.of("Legal", "press"), List.of()));
        assertThat(talk.tags(ANN, "press", "Legal").events()).isEmpty();
        assertThat(talk.tags(ANN, "LEGAL", "vip").events())
                .containsExactly(new Event.Tagged(List.of("vip"), List.of("press")));
        assertThat(talk.state().tags().all()).containsExactly("Legal", "vip");
        talk.tags(ANN);
        assertThat(talk.state().tagged()).isEmpty();
    }

    @Test
    void a_conversation_has_no_more_tags_than_it_may() {
        Talk talk = Talk.greeted();
        String[] many =
                IntStream.rangeClosed(0, Tags.MOST).mapToObj(i -> "tag " + i).toArray(String[]::new);
        assertThat(talk.tags(ANN, many).refusal()).contains(new Refusal.TooManyTags(Tags.MOST));
        assertThat(talk.state().tags()).isEqualTo(Tags.NONE);
        var full = new Tags(List.of(many).subList(1, many.length));
        assertThat(full.joinedBy(List.of("one more"))).isEmpty();
        assertThat(full.joinedBy(List.of("TAG 7"))).isEmpty();
    }

    @Test
    void what_others_set_is_the_bots_to_look_at_while_it_has_the_conversation_and_what_it_set_itself_is_not() {
        Talk talk = Talk.greeted();
        talk.tags(ANN, "Legal");
        assertThat(talk.state().bot().turn()).hasValueSatisfying(turn -> assertThat(turn.number())
                .isEqualTo(talk.state().number()));
        talk.botAnswers();
        talk.tags(Talk.BOT, "Legal", "other");
        assertThat(talk.state().bot().turn()).isEmpty();

        Talk taken = Talk.with(ANN);
        taken.tags(ANN, "Legal");
        assertThat(taken.state().bot().turn()).isEmpty();
    }

    @Test
    void taking_a_tag_away_asks_nothing_of_the_bot() {
        Talk talk = Talk.greeted();
        talk.tags(ANN, "Legal");
        talk.botAnswers();
        talk.tags(ANN);
        assertThat(talk.state().bot().turn()).isEmpty();
    }

    @Test
    void a_conversation_may_begin_with_tags() {
        var start = new Command.Start(
                NOON,
                Optional.empty(),
                "demo",
                "web",
                Optional.empty(),
                Optional.empty(),
                Visitor.ANONYMOUS,
                Optional.of(new Tags(List.of("Legal"))));
        Event first = Rules.DEFAULT.start(start);
        var recorded = new Recorded(1, NOON, Actor.CUSTOMER, Optional.empty(), first);
        assertThat(Conversation.start(ConversationId.startingAt(NOON), recorded)
                        .tags()
                        .has("legal"))
                .isTrue();
    }
}
