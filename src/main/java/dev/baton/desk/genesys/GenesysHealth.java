package dev.baton.desk.genesys;

import dev.baton.desk.Desk;
import dev.baton.desk.DeskConnection.Health;
import dev.baton.desk.DeskReplies;
import dev.baton.platform.net.CheckedHttp.Answer;
import dev.baton.platform.net.CheckedHttp.Result;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * How one Genesys Cloud is: whether credentials and integration fit; with a queue set, whether agents are on it, how many wait and
 * for how long.
 */
final class GenesysHealth {

    /** Routing states in which an agent on the queue counts as there. */
    private static final Set<String> THERE = Set.of("IDLE", "INTERACTING", "COMMUNICATING");

    private final GenesysAccount account;
    private final GenesysCalls calls;

    GenesysHealth(GenesysAccount account, GenesysCalls calls) {
        this.account = account;
        this.calls = calls;
    }

    Health now() {
        Result integration = calls.get("/api/v2/conversations/messaging/integrations/open/" + account.integration());
        Health found = DeskReplies.health(integration);
        return found.works() ? account.queue().map(this::ofQueue).orElse(found) : found;
    }

    /** What may not be read is not known; that is no reason to send nobody there. */
    private Health ofQueue(String queue) {
        Optional<JsonNode> observed = answered(calls.post("/api/v2/analytics/queues/observations/query", query(queue)));
        Optional<Duration> wait = answered(
                        calls.get("/api/v2/routing/queues/" + queue + "/mediatypes/message/estimatedwaittime"))
                .map(said -> said.at("/results/0/estimatedWaitTimeSeconds"))
                .filter(JsonNode::isNumber)
                .map(seconds -> Duration.ofSeconds(Math.max(seconds.asLong(), 0)));
        Optional<Integer> position = observed.map(said -> (int) count(said, "message", "oWaiting", Set.of()) + 1);
        Desk.Availability availability = observed.map(said -> count(said, "", "oOnQueueUsers", THERE) > 0
                        ? Desk.Availability.ONLINE
                        : Desk.Availability.OFFLINE)
                .orElse(Desk.Availability.UNKNOWN);
        return Health.works(availability, new Desk.Waiting(position, wait));
    }

    private static Map<String, Object> query(String queue) {
        return Map.of(
                "filter",
                Map.of(
                        "type",
                        "and",
                        "predicates",
                        List.of(Map.of(
                                "type", "dimension", "dimension", "queueId", "operator", "matches", "value", queue))),
                "metrics",
                List.of("oOnQueueUsers", "oWaiting"));
    }

    private static Optional<JsonNode> answered(Result result) {
        return result instanceof Answer answer && answer.isOk()
                ? Optional.of(GenesysCalls.json(answer.body()))
                : Optional.empty();
    }

    private static long count(JsonNode said, String mediaType, String metric, Set<String> qualifiers) {
        return said.path("results")
                .valueStream()
                .filter(result -> result.at("/group/mediaType").asString("").equals(mediaType))
                .flatMap(result -> result.path("data").valueStream())
                .filter(data -> data.path("metric").asString("").equals(metric))
                .filter(data -> qualifiers.isEmpty()
                        || qualifiers.contains(data.path("qualifier").asString("")))
                .mapToLong(data -> data.at("/stats/count").asLong(0))
                .sum();
    }
}
