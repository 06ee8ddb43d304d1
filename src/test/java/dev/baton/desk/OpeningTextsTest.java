package dev.baton.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.conversation.Actor;
import dev.baton.conversation.Conversation;
import dev.baton.conversation.ConversationId;
import dev.baton.conversation.Event;
import dev.baton.conversation.HandoverReason;
import dev.baton.conversation.Recorded;
import dev.baton.conversation.Target;
import dev.baton.conversation.Visitor;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What people at desks of others read first (X2, X3, X7), in both forms in which desks take it. */
class OpeningTextsTest {

    private static final Instant TIME = Instant.parse("2026-03-03T10:00:00Z");
    private static final URI LINK = URI.create("https://baton.example.com/history/" + "x".repeat(43));

    private static final Opening OPENING = new Opening(
            "dlv_1",
            conversation(),
            TIME,
            Target.team("support"),
            HandoverReason.REQUESTED,
            "asked for a person",
            Optional.of("Be kind to Ann."),
            "Wants to return a lamp.",
            List.of(new DeskLine(DeskLine.Author.CUSTOMER, "", "It is broken.", TIME)),
            Map.of(),
            Optional.empty());

    @Test
    void the_message_to_them_comes_first_then_why_the_summary_and_the_link_to_all_of_it() {
        Opening opening = OPENING.with(LINK);

        assertThat(PlainOpening.messages(opening, 4_000)).singleElement().satisfies(text -> assertThat(text)
                .startsWith("Be kind to Ann.")
                .containsSubsequence(
                        "asked for a person", "Wants to return a lamp.", LINK.toString(), "It is broken."));
        assertThat(OpeningNote.of(opening))
                .startsWith("Be kind to Ann.")
                .containsSubsequence("asked for a person", "Wants to return a lamp.", LINK.toString());
    }

    @Test
    void without_a_link_none_is_spoken_of() {
        assertThat(PlainOpening.messages(OPENING, 4_000).getFirst()).doesNotContain("Whole conversation");
        assertThat(OpeningNote.of(OPENING)).doesNotContain("Whole conversation");
    }

    @Test
    void the_link_is_whole_in_one_message_however_short_messages_must_be() {
        int shortest = ("Whole conversation: " + LINK).length();
        for (int longest = shortest; longest < 3 * shortest; longest++) {
            assertThat(PlainOpening.messages(OPENING.with(LINK), longest))
                    .anySatisfy(text -> assertThat(text).contains(LINK.toString()));
        }
    }

    private static Conversation conversation() {
        var visitor = new Visitor(Optional.empty(), Optional.of("Ann"), Optional.empty(), Map.of());
        var started = new Event.Started("shop", "web", Optional.empty(), Optional.empty(), visitor);
        return Conversation.start(
                ConversationId.startingAt(TIME), new Recorded(1, TIME, Actor.CUSTOMER, Optional.empty(), started));
    }
}
