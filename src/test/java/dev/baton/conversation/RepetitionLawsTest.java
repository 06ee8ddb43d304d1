package dev.baton.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.conversation.LaneModel.Taken;
import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;

/** Law 4: say it twice, happens once. */
@Domain(Stories.class)
class RepetitionLawsTest {

    @Property
    void a_command_sent_twice_in_a_row_changes_nothing_the_second_time(@ForAll Story story) {
        var lane = story.played();
        if (!lane.taken().isEmpty() && isRepeatable(lane.taken().getLast())) {
            Command last = lane.taken().getLast().command();

            assertThat(lane.submit(last).added()).isEmpty();
        }
    }

    @Property
    void who_asks_again_for_what_happened_is_told_the_same_number(@ForAll Story story) {
        var lane = story.played();
        if (!lane.taken().isEmpty()) {
            Taken last = lane.taken().getLast();
            if (last.number().isPresent() && isAnsweredByNumber(last.command())) {
                assertThat(lane.submit(last.command()).number()).isEqualTo(last.number());
            }
        }
    }

    @Property
    void a_command_with_its_own_id_happens_once_however_late_it_is_repeated(@ForAll Story story) {
        Set<String> seen = new HashSet<>();
        for (Recorded recorded : story.played().log()) {
            recorded.clientId()
                    .ifPresent(id -> assertThat(seen.add(recorded.actor() + id)).isTrue());
        }
    }

    @Property
    void an_offer_is_accepted_once(@ForAll Story story) {
        Set<Long> accepted = new HashSet<>();
        for (Taken taken : story.played().taken()) {
            if (taken.command() instanceof Command.AcceptOffer accept
                    && !taken.added().isEmpty()) {
                assertThat(accepted.add(accept.offer())).isTrue();
            }
        }
    }

    @Property
    void a_request_is_decided_once(@ForAll Story story) {
        Set<Long> decided = new HashSet<>();
        for (Taken taken : story.played().taken()) {
            if (taken.command() instanceof Command.DecideHandover decide
                    && !taken.added().isEmpty()) {
                assertThat(decided.add(decide.request())).isTrue();
            }
        }
    }

    @Property
    void starting_again_finds_the_start(@ForAll Story story) {
        var lane = story.played();
        Taken again = lane.submit(Story.start(lane.state().lastAt()));
        assertThat(again.number()).contains(1L);
        assertThat(again.added()).isEmpty();
    }

    /** A supervisor may pass the same conversation on again and again; an opinion may be given again. */
    private static boolean isRepeatable(Taken taken) {
        return switch (taken.command()) {
            case Command.Transfer transfer -> !transfer.supervisor();
            case Command.Rate rate -> false;
            default -> true;
        };
    }

    /** Commands whose sender is told a number. */
    private static boolean isAnsweredByNumber(Command command) {
        return switch (command) {
            case Command.AcceptOffer accept -> true;
            case Command.Claim claim -> true;
            case Command.Close close -> true;
            case Command.CancelHandover cancel -> true;
            case Command.DeclineOffer decline -> true;
            case Command.RequestHandover request -> true;
            case Command.HandBack back -> true;
            default -> command.clientId().isPresent();
        };
    }
}
