package dev.baton.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/** Law 2: one log, in order and without gaps, of which the state is a bounded reading. */
@Domain(Stories.class)
class LogLawsTest {

    /** In bytes. */
    /** The rarest comes about 28 times: that it comes less often than this is no chance. */
    private static final int OFTEN_ENOUGH = 5;

    private static final int MOST_OF_A_STATE = 8 * 1024;

    @Property
    void numbers_have_no_gaps(@ForAll Story story) {
        var lane = story.played();
        for (int i = 0; i < lane.log().size(); i++) {
            assertThat(lane.log().get(i).number()).isEqualTo(i + 1);
            assertThat(lane.states().get(i).number()).isEqualTo(i + 1);
        }
    }

    @Property
    void time_never_goes_back(@ForAll Story story) {
        var lane = story.played();
        for (int i = 1; i < lane.states().size(); i++) {
            Conversation before = lane.states().get(i - 1);
            Conversation after = lane.states().get(i);
            assertThat(after.lastAt()).isAfterOrEqualTo(before.lastAt());
            assertThat(after.ownerSince()).isBetween(before.ownerSince(), after.lastAt());
            assertThat(after.contact().customerAt()).isBetween(before.contact().customerAt(), after.lastAt());
        }
    }

    @Property
    void folding_the_log_gives_the_stored_state(@ForAll Story story) {
        var lane = story.played();
        var folded = Conversation.start(lane.id(), lane.log().getFirst());
        for (Recorded recorded : lane.log().subList(1, lane.log().size())) {
            folded = folded.apply(recorded);
        }
        assertThat(folded).isEqualTo(lane.state());
    }

    @Property
    void every_offer_ends_once_or_is_still_out(@ForAll Story story) {
        var lane = story.played();
        Set<Long> out = new HashSet<>();
        for (Recorded recorded : lane.log()) {
            switch (recorded.event()) {
                case Event.OfferMade made -> out.add(recorded.number());
                case Event.OfferDeclined declined ->
                    assertThat(out.remove(declined.offer())).isTrue();
                case Event.OfferMissed missed ->
                    assertThat(out.remove(missed.offer())).isTrue();
                case Event.OfferWithdrawn withdrawn ->
                    assertThat(out.remove(withdrawn.offer())).isTrue();
                case Event.AgentJoined joined -> out.clear();
                default -> {}
            }
            assertThat(out).hasSizeLessThanOrEqualTo(1);
            assertThat(out.isEmpty())
                    .isEqualTo(!(lane.after(recorded.number()).owner() instanceof Owner.Queue queue
                            && queue.offer().isPresent()));
        }
    }

    @Property
    void a_handover_is_not_requested_again_while_its_decision_is_owed(@ForAll Story story) {
        var lane = story.played();
        for (Recorded recorded : lane.log()) {
            if (recorded.event() instanceof Event.HandoverRequested) {
                assertThat(lane.after(recorded.number() - 1).decision()).isEmpty();
            }
        }
    }

    @Property(tries = 30)
    @Domain(DomainContext.Global.class)
    void the_state_stays_small_however_long_the_talk(@ForAll("longStories") Story story) {
        for (Conversation state : story.played().states()) {
            assertThat(state.toString().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(MOST_OF_A_STATE);
        }
    }

    @Provide
    Arbitrary<Story> longStories() {
        return Stories.lasting(2000, 2000);
    }

    /** Guards the laws against stories in which nothing happens. */
    @Property(tries = 3_000)
    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    void the_stories_reach_everything_that_can_happen(@ForAll Story story) {
        for (Recorded recorded : story.played().log()) {
            Statistics.collect(recorded.event().getClass().getSimpleName());
        }
        Statistics.coverage(coverage -> {
            for (Class<?> kind : Event.class.getPermittedSubclasses()) {
                if (kind.isRecord()) {
                    coverage.check(kind.getSimpleName()).count(count -> count >= OFTEN_ENOUGH);
                }
            }
            for (Class<?> kind : Event.Internal.class.getPermittedSubclasses()) {
                if (kind != Event.Unknown.class) {
                    coverage.check(kind.getSimpleName()).count(count -> count >= OFTEN_ENOUGH);
                }
            }
        });
    }
}
