package dev.baton.conversation;

import static dev.baton.conversation.Talk.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.conversation.LaneModel.Taken;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A desk that owns the channel takes what the bot has, at any time, and leaves alone what others have (K2, K7). */
class OwnChannelTest {

    private static final Command.DeskSays SPEAKS = new Command.DeskSays.Message("7", "Dana", "I am here.");

    @Test
    void a_person_there_who_speaks_has_taken_it_from_the_bot() {
        var talk = Talk.greeted();
        long epoch = talk.state().epoch();
        Taken taken = says(talk, SPEAKS);
        assertThat(taken.added().stream()
                        .map(recorded -> recorded.event().getClass().getSimpleName()))
                .containsExactly("HandoverRequested", "DeskOpened", "DeskAccepted", "DeskJoined", "Message");
        assertThat(talk.state().owner()).isInstanceOfSatisfying(Owner.Desk.class, desk -> {
            assertThat(desk.stage()).isEqualTo(Owner.Stage.TALKING);
            assertThat(desk.person()).isEqualTo("Dana");
            assertThat(desk.reference()).isEqualTo("case");
        });
        assertThat(talk.state().decision()).isEmpty();
        assertThat(talk.state().botMaySpeak()).isFalse();
        assertThat(talk.state().epoch()).isGreaterThan(epoch);
    }

    @Test
    void what_the_bot_was_about_to_say_is_not_said_any_more() {
        var talk = Talk.greeted();
        talk.customerSays("Hello?");
        assertThat(talk.state().bot().turn()).isPresent();
        says(talk, SPEAKS);
        assertThat(talk.state().bot().turn()).isEmpty();
    }

    @Test
    void who_waits_for_our_people_is_taken_too_and_the_offer_is_withdrawn() {
        var talk = Talk.waiting();
        talk.offeredTo(ANN);
        Taken taken = says(talk, new Command.DeskSays.Joined("7", "Dana"));
        assertThat(taken.added().getFirst().event()).isInstanceOf(Event.OfferWithdrawn.class);
        assertThat(talk.state().owner()).isInstanceOf(Owner.Desk.class);
        assertThat(talk.state().hold()).isEmpty();
    }

    @Test
    void what_one_of_our_people_has_stays_with_them() {
        var talk = Talk.with(ANN);
        assertThat(says(talk, SPEAKS).added()).isEmpty();
        assertThat(says(talk, new Command.DeskSays.Ended()).added()).isEmpty();
        assertThat(talk.state().isWith(ANN.id())).isTrue();
    }

    @Test
    void one_that_is_closed_is_opened_again_by_a_person_who_speaks() {
        var talk = Talk.closed();
        says(talk, SPEAKS);
        assertThat(talk.state().owner()).isInstanceOf(Owner.Desk.class);
    }

    @Test
    void what_the_people_there_end_while_the_bot_has_it_is_closed_once() {
        var talk = Talk.greeted();
        says(talk, new Command.DeskSays.Ended());
        assertThat(talk.state().owner()).isInstanceOf(Owner.Closed.class);
        assertThat(says(talk, new Command.DeskSays.Ended()).added()).isEmpty();
    }

    @Test
    void what_people_give_to_the_bot_is_opened_again_and_begins_with_the_action() {
        var talk = Talk.closed();
        says(talk, new Command.DeskSays.HandsBack(Optional.of("after-care")));
        assertThat(talk.state().owner()).isEqualTo(new Owner.Bot());
        assertThat(talk.state().bot().turn()).isPresent();
        assertThat(talk.state().bot().resume().flatMap(Conversation.Resume::action))
                .contains("after-care");
        assertThat(says(talk, new Command.DeskSays.HandsBack(Optional.of("after-care")))
                        .added())
                .isEmpty();
    }

    @Test
    void what_people_give_back_while_they_have_it_has_ended_there() {
        var talk = Talk.greeted();
        says(talk, SPEAKS);
        says(talk, new Command.DeskSays.HandsBack(Optional.empty()));
        assertThat(talk.state().owner()).isEqualTo(new Owner.Bot());
        assertThat(talk.state().bot().turn()).isEmpty();
    }

    @Test
    void another_desk_and_one_that_brings_no_settings_take_nothing() {
        var talk = Talk.greeted();
        assertThat(talk.deskSays("other", SPEAKS, Optional.of(takeover(talk))).added())
                .isEmpty();
        assertThat(talk.deskSays("desk", SPEAKS, Optional.empty()).added()).isEmpty();
    }

    private static Taken says(Talk talk, Command.DeskSays said) {
        return talk.deskSays("desk", said, Optional.of(takeover(talk)));
    }

    private static Command.Takeover takeover(Talk talk) {
        return new Command.Takeover(
                new Event.DeskOpened(
                        "desk",
                        "Desk",
                        Target.BY_RULES,
                        talk.state().lastAt().plusSeconds(300),
                        false,
                        Optional.empty()),
                "case");
    }
}
