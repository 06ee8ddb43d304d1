package dev.baton.routing;

import static dev.baton.routing.Samples.NOON;
import static dev.baton.routing.Samples.agent;
import static dev.baton.routing.Samples.id;
import static dev.baton.routing.Samples.idleSince;
import static dev.baton.routing.Samples.inTeams;
import static dev.baton.routing.Samples.named;
import static dev.baton.routing.Samples.passed;
import static dev.baton.routing.Samples.queued;
import static dev.baton.routing.Samples.skilled;
import static dev.baton.routing.Samples.waiting;
import static dev.baton.routing.Samples.withSkills;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.conversation.Service;
import dev.baton.conversation.Target;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Single rules of who is asked, one at a time. */
class RouterIndexTest {

    private final RouterIndex index = new RouterIndex();
    private final List<String> order = new ArrayList<>();

    private List<String> placed() {
        return place(NOON).stream()
                .map(placement ->
                        placement.conversation().value().getLeastSignificantBits() + " to " + placement.agent())
                .toList();
    }

    private List<Placement> place(Instant now) {
        return index.place(now, Integer.MAX_VALUE);
    }

    private Standing chat(int n, String agent) {
        return new Standing(id(n), 9, 3, NOON, Optional.empty(), Optional.of(Samples.hold(agent)));
    }

    @Test
    void mostFreeSlotsComeFirst() {
        index.see(agent("ann", "a", 1));
        index.see(agent("bob", "a", 2));
        index.see(queued(1, waiting(1, "a")));
        assertThat(placed()).containsExactly("1 to bob");
    }

    @Test
    void freeIsTheCapWithoutWhatTheAgentCarries() {
        index.see(agent("ann", "a", 1));
        index.see(agent("bob", "a", 2));
        index.see(chat(7, "bob"));
        index.see(chat(8, "bob"));
        index.see(queued(1, waiting(1, "a")));
        assertThat(placed()).containsExactly("1 to ann");
    }

    @Test
    void amongEquallyFreeTheLongestIdleComesFirst() {
        index.see(agent("ann", "a", 1));
        index.see(idleSince(agent("bob", "a", 1), NOON.minusSeconds(1)));
        index.see(queued(1, waiting(1, "a")));
        assertThat(placed()).containsExactly("1 to bob");
    }

    @Test
    void amongEquallyFreeAndIdleTheIdDecides() {
        index.see(agent("bob", "a", 1));
        index.see(agent("ann", "a", 1));
        index.see(queued(1, waiting(1, "a")));
        assertThat(placed()).containsExactly("1 to ann");
    }

    @Test
    void whoeverTookAChatIsNoLongerIdle() {
        index.see(agent("ann", "a", 2));
        index.see(agent("bob", "a", 1));
        index.see(queued(1, waiting(1, "a")));
        Placement first = place(NOON).getFirst();
        assertThat(first.agent()).isEqualTo("ann");
        index.see(new Standing(id(1), 2, 3, NOON.plusSeconds(1), Optional.empty(), Optional.of(Samples.hold("ann"))));
        index.settled(first);

        index.see(queued(1, waiting(2, "a")));
        assertThat(placed()).containsExactly("2 to bob");
    }

    @Test
    void priorityThenReturnedThenWaitingTimeDecideWhoIsServed() {
        index.see(queued(1, waiting(1, Target.team("a"), 0, false, NOON.minusSeconds(90))));
        index.see(queued(1, waiting(2, Target.team("a"), 0, false, NOON.minusSeconds(95))));
        index.see(queued(1, waiting(3, Target.team("a"), 0, true, NOON.minusSeconds(1))));
        index.see(queued(1, waiting(4, Target.team("a"), 1, false, NOON)));
        index.see(agent("ann", "a", 4));
        assertThat(placed()).containsExactly("4 to ann", "3 to ann", "2 to ann", "1 to ann");
    }

    @Test
    void acrossTeamsTheSameOrderHoldsAndTheTeamDecidesBetweenEquals() {
        index.see(queued(1, waiting(1, Target.team("b"), 0, false, NOON)));
        index.see(queued(1, waiting(2, Target.team("a"), 0, false, NOON)));
        index.see(queued(1, waiting(3, Target.team("c"), 0, false, NOON.minusSeconds(1))));
        index.see(inTeams(agent("ann", "a", 3), "a", "b", "c"));
        assertThat(placed()).containsExactly("3 to ann", "2 to ann", "1 to ann");
    }

    @Test
    void aWishNobodyCanFulfilDelaysNobodyElse() {
        index.see(queued(1, waiting(1, skilled("a", "french"), 5, true, NOON.minusSeconds(90))));
        index.see(queued(1, waiting(2, named("a", "zoe"), 5, true, NOON.minusSeconds(90))));
        index.see(queued(1, waiting(3, "a")));
        index.see(agent("ann", "a", 1));
        assertThat(placed()).containsExactly("3 to ann");

        index.see(withSkills(agent("bob", "a", 1), "french"));
        assertThat(placed()).containsExactly("1 to bob");
    }

    @Test
    void aNamedAgentNeedNotBeInTheTeam() {
        index.see(queued(1, waiting(1, named("a", "zoe"), 0, false, NOON)));
        index.see(agent("ann", "a", 5));
        index.see(agent("zoe", "b", 1));
        List<Placement> placements = place(NOON);
        assertThat(placements).singleElement().satisfies(placement -> {
            assertThat(placement.agent()).isEqualTo("zoe");
            assertThat(placement.why()).containsEntry("rule", "named agent");
        });
    }

    @Test
    void whoWasPassedOverIsAskedAgainWhenTheTimeIsOver() {
        index.see(agent("ann", "a", 1));
        index.see(queued(1, passed(waiting(1, "a"), Map.of("ann", NOON.plusSeconds(60)))));
        assertThat(place(NOON)).isEmpty();
        assertThat(index.nextWake()).contains(NOON.plusSeconds(60));
        assertThat(place(NOON.plusSeconds(59))).isEmpty();
        assertThat(place(NOON.plusSeconds(60))).hasSize(1);
    }

    @Test
    void aChoiceExplainsItself() {
        index.see(agent("ann", "a", 2));
        index.see(agent("bob", "a", 1));
        index.see(agent("cid", "a", 9));
        index.see(queued(1, passed(waiting(1, "a"), Map.of("cid", NOON.plusSeconds(60)))));
        assertThat(place(NOON).getFirst().why())
                .isEqualTo(Map.of(
                        "rule", "balanced",
                        "team", "a",
                        "candidates", "2",
                        "passedOver", "1",
                        "because", "most free slots: 2, next has 1"));
    }

    @Test
    void anOlderStateThatArrivesLateBringsNobodyBack() {
        index.see(queued(1, waiting(1, "a")));
        index.see(new Standing(id(1), 5, 3, NOON, Optional.empty(), Optional.empty()));
        index.see(queued(4, waiting(1, "a")));
        index.see(agent("ann", "a", 1));
        assertThat(place(NOON)).isEmpty();
        assertThat(index.size()).isZero();
    }

    @Test
    void aConversationThatIsForgottenLeavesItsSlot() {
        index.see(agent("ann", "a", 1));
        index.see(chat(1, "ann"));
        index.forget(id(1));
        assertThat(index.load("ann")).isZero();
        assertThat(index.hasRoom("ann")).isTrue();
    }

    @Test
    void agentsTakeTurnsWhereTheTeamWantsThat() {
        index.see("a", new RoundRobin());
        index.see(Samples.assignedAt(agent("ann", "a", 9), NOON.minusSeconds(1)));
        index.see(Samples.assignedAt(agent("bob", "a", 3), NOON.minusSeconds(5)));
        for (int n = 1; n <= 4; n++) {
            index.see(queued(1, waiting(n, "a")));
            place(NOON.plusSeconds(n)).forEach(placement -> order.add(placement.agent()));
        }
        assertThat(order).containsExactly("bob", "ann", "bob", "ann");
    }

    @Test
    void theMostSkilledComesFirstWhereASkillIsAskedFor() {
        index.see("a", new MostSkilled());
        index.see(Samples.withLevels(agent("ann", "a", 9), Map.of("french", 4)));
        index.see(Samples.withLevels(agent("bob", "a", 1), Map.of("french", 8)));
        index.see(queued(1, waiting(1, skilled("a", "french"), 0, false, NOON)));
        assertThat(place(NOON).getFirst().why())
                .containsEntry("rule", "most skilled")
                .containsEntry("because", "highest level: 8, next has 4");
    }

    @Test
    void nobodyIsAskedWhereAgentsPullUntilTheTeamChoosesOtherwise() {
        index.see("a", new Pull());
        index.see(agent("ann", "a", 1));
        index.see(queued(1, waiting(1, "a")));
        assertThat(placed()).isEmpty();
        index.see("a", new Balanced());
        assertThat(placed()).containsExactly("1 to ann");
    }

    @Test
    void aChannelThatTakesEverythingTakesWhatTheAgentMayCarry() {
        index.see(agent("ann", "a", 3));
        index.see(agent("bob", "a", 2));
        index.see(chat(7, "ann"));
        var everything = new Service(9_900, 0, false, Optional.empty(), 0, 60, Optional.empty(), List.of());
        index.see(queued(1, Samples.served(waiting(1, "a"), everything, Optional.empty())));
        assertThat(place(NOON).getFirst().weight()).isEqualTo(200);
        assertThat(index.hasRoom("bob")).isFalse();
    }

    @Test
    void itsOwnAgentIsAskedAloneUntilTheTimeIsOver() {
        index.see(agent("ann", "a", 1));
        index.see(agent("bob", "a", 5));
        index.see(chat(7, "ann"));
        var first = new Service.First("ann", NOON.plusSeconds(60), true);
        index.see(queued(1, Samples.served(waiting(1, "a"), Service.PLAIN, Optional.of(first))));
        assertThat(placed()).isEmpty();
        assertThat(index.nextWake()).contains(NOON.plusSeconds(60));
        assertThat(place(NOON.plusSeconds(60)).getFirst().agent()).isEqualTo("bob");
    }
}
