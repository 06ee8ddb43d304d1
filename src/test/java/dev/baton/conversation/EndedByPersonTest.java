package dev.baton.conversation;

import static dev.baton.conversation.Talk.ANN;
import static dev.baton.conversation.Talk.SALES;
import static dev.baton.conversation.Talk.SUE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.conversation.Conversation.Ended;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is remembered of the person who ended a talk (H2). */
class EndedByPersonTest {

    @Test
    void a_person_who_closes_is_remembered_when_the_customer_writes_again() {
        var talk = Talk.closed();
        long epoch = talk.state().epoch();
        talk.customerSays("One more thing");
        assertThat(ended(talk)).hasValueSatisfying(ended -> {
            assertThat(ended.agent()).contains("ann");
            assertThat(ended.target()).isEqualTo(SALES);
        });
        assertThat(talk.state().owner()).isEqualTo(new Owner.Bot());
        assertThat(talk.state().epoch()).isGreaterThan(epoch);
    }

    @Test
    void a_supervisors_end_counts_as_the_persons() {
        var talk = Talk.with(ANN);
        talk.closes(SUE, true);
        assertThat(ended(talk).flatMap(Ended::agent)).contains("ann");
    }

    @Test
    void the_customers_end_silence_and_a_hand_back_do_not_count() {
        var left = Talk.with(ANN);
        left.closes(Actor.CUSTOMER, false);
        var silent = Talk.with(ANN);
        silent.closes(Actor.SYSTEM, false);
        var handedBack = Talk.with(ANN);
        handedBack.handsBack(ANN, false, Optional.empty(), Optional.empty());
        assertThat(ended(left)).isEmpty();
        assertThat(ended(silent)).isEmpty();
        assertThat(ended(handedBack)).isEmpty();
    }

    @Test
    void it_is_forgotten_when_it_is_closed_again_or_somebody_else_is_wanted() {
        var closedAgain = Talk.closed();
        closedAgain.customerSays("One more thing");
        closedAgain.closes(Actor.CUSTOMER, false);
        assertThat(ended(closedAgain)).isEmpty();

        var wanted = Talk.closed();
        wanted.customerSays("One more thing");
        wanted.customerAsksForPerson();
        assertThat(ended(wanted)).isEmpty();
    }

    private static Optional<Ended> ended(Talk talk) {
        return talk.state().bot().ended();
    }
}
