package dev.baton.conversation.lane;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.conversation.Actor;
import dev.baton.conversation.Command;
import dev.baton.conversation.ConversationId;
import dev.baton.conversation.Conversations.Reply;
import dev.baton.conversation.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Caps by team and by channel are as exact as the whole: from several nodes at once, and in groups of claims. */
class ExactCapsTest {

    private static final int CONVERSATIONS = 40;

    private final Stage stage = new Stage();
    private final List<Stage> nodes = List.of(stage, new Stage(stage.database), new Stage(stage.database));

    @AfterEach
    void close() throws Exception {
        nodes.subList(1, 3).forEach(node -> node.journal.close());
        stage.close();
    }

    private Actor agent(String caps) {
        Actor agent = stage.agent(100_000);
        stage.sql
                .sql("UPDATE agent_load SET caps = ?::jsonb WHERE agent_id = ?::uuid")
                .params(caps, agent.id())
                .update();
        return agent;
    }

    /** How many of the conversations the agent got who claims all of them at once, at different nodes. */
    private List<ConversationId> claimAll(Actor agent, int weight) throws Exception {
        List<ConversationId> ids =
                IntStream.range(0, CONVERSATIONS).mapToObj(n -> stage.waiting()).toList();
        var claims = new ArrayList<Callable<Optional<ConversationId>>>();
        for (int n = 0; n < CONVERSATIONS; n++) {
            ConversationId id = ids.get(n);
            Stage node = nodes.get(n % nodes.size());
            var claim = new Command.Claim(Stage.now(), agent, weight, false, Target.team("support"));
            claims.add(() -> node.lanes.submit(id, claim) instanceof Reply.Done ? Optional.of(id) : Optional.empty());
        }
        var got = new ArrayList<ConversationId>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Optional<ConversationId>> claim : threads.invokeAll(claims)) {
                claim.get().ifPresent(got::add);
            }
        }
        return got;
    }

    @Test
    void a_cap_by_team_is_filled_and_never_passed() throws Exception {
        Actor agent = agent("{\"team:support\": 300}");
        assertThat(claimAll(agent, 100)).hasSize(3);
        assertThat(stage.load(agent)).isEqualTo(300);
    }

    @Test
    void the_narrowest_of_several_caps_decides() throws Exception {
        Actor agent = agent("{\"team:support\": 900, \"channel:web\": 500, \"team:support channel:web\": 231}");
        assertThat(claimAll(agent, 33)).hasSize(7);
        assertThat(stage.load(agent)).isEqualTo(231);
    }

    @Test
    void what_is_given_back_can_be_taken_again_and_in_the_end_nothing_is_left() throws Exception {
        Actor agent = agent("{\"channel:web\": 200}");
        for (ConversationId id : claimAll(agent, 100)) {
            nodes.get(1).lanes.submit(id, close(agent));
        }
        assertThat(claimAll(agent, 100))
                .hasSize(2)
                .allSatisfy(id -> nodes.get(2).lanes.submit(id, close(agent)));
        assertThat(stage.loads()).containsOnly(0);
        assertThat(stage.sql
                        .sql("SELECT loads::text FROM agent_load WHERE agent_id = ?::uuid")
                        .param(agent.id())
                        .query(String.class)
                        .single())
                .isEqualTo("{}");
    }

    private static Command close(Actor agent) {
        return new Command.Close(Stage.now(), agent, false, Optional.empty(), Optional.empty());
    }
}
