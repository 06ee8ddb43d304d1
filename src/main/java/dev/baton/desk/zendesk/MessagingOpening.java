package dev.baton.desk.zendesk;

import dev.baton.conversation.Visitor;
import dev.baton.desk.DeskConnection.Opened;
import dev.baton.desk.Opening;
import dev.baton.desk.zendesk.MessagingTranscript.Said;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Brings a conversation to Agent Workspace. The order is the vendor's: we hold control while what was said is written, for the first
 * message under the people's control makes the ticket, and what it gets has to be known by then. Each step looks whether it is done
 * already, so that a second attempt goes on where the first broke off.
 *
 * <p>The user is one of this conversation alone: who the site says the customer is has not been proven, and must not open what others
 * have said.
 */
final class MessagingOpening {

    /** Marks what we do with control ourselves: hearing of it is no hand-back and no end. */
    static final String HOLDS = "batonHolds";

    private static final int LONGEST_NAME = 128;

    private final MessagingApi api;
    private final MessagingSettings settings;

    MessagingOpening(MessagingApi api) {
        this.api = api;
        this.settings = api.settings();
    }

    Opened open(Opening opening) {
        String user = "baton-" + opening.conversation().id();
        api.user(user, profile(opening));
        Optional<JsonNode> there = api.conversation(user, opening.delivery());
        JsonNode conversation = there.orElseGet(() -> api.newConversation(user, opening.delivery()));
        String id = conversation.path("id").asString("");
        Set<String> known = there.isPresent() ? api.known(id) : Set.of();
        List<Said> all = MessagingTranscript.of(opening);
        if (!known.contains(ours(opening, all.size() - 1))) {
            api.passControl(id, settings.integration(), Map.of(HOLDS, "true"));
            write(opening, user, id, all, known);
        }
        api.passControl(id, settings.people(), TicketData.of(opening, settings, id));
        return new Opened.Accepted(id, false);
    }

    private void write(Opening opening, String user, String id, List<Said> all, Set<String> known) {
        for (int place = 0; place < all.size(); place++) {
            String ours = ours(opening, place);
            if (!known.contains(ours)) {
                Said said = all.get(place);
                api.say(
                        id,
                        said.customer()
                                ? Map.of("type", "user", "userExternalId", user)
                                : MessagingApi.business(said.name()),
                        said.content(),
                        ours);
            }
        }
    }

    private static String ours(Opening opening, int place) {
        return opening.delivery() + "#" + place;
    }

    private static Map<String, Object> profile(Opening opening) {
        Visitor visitor = opening.conversation().visitor();
        Map<String, Object> profile = new LinkedHashMap<>();
        visitor.name().ifPresent(name -> profile.put("givenName", cut(name)));
        visitor.email().ifPresent(email -> profile.put("email", cut(email)));
        opening.conversation().locale().ifPresent(locale -> profile.put("locale", locale));
        return profile;
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_NAME ? text : text.substring(0, LONGEST_NAME);
    }
}
