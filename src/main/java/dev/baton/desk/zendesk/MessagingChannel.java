package dev.baton.desk.zendesk;

import dev.baton.delivery.Sent;
import dev.baton.desk.DeskApi;
import dev.baton.desk.DeskChannel;
import dev.baton.desk.DeskConnection.Opened;
import dev.baton.desk.DeskFailure;
import dev.baton.desk.DeskLine;
import dev.baton.desk.Opening;
import dev.baton.desk.zendesk.MessagingTranscript.Said;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Baton in front of Zendesk's own channels: it has control until it passes it to the people (K2). */
final class MessagingChannel implements DeskChannel {

    private static final Map<String, String> OURS = Map.of(MessagingOpening.HOLDS, "true");

    private final MessagingApi api;
    private final MessagingSettings settings;

    MessagingChannel(MessagingApi api) {
        this.api = api;
        this.settings = api.settings();
    }

    @Override
    public Replied reply(String reference, DeskLine line, String delivery) {
        return say(reference, line, delivery, false);
    }

    @Override
    public Replied replyAgain(String reference, DeskLine line, String delivery) {
        return say(reference, line, delivery, true);
    }

    /** People may have taken control a moment ago; what they have is theirs. */
    private Replied say(String reference, DeskLine line, String delivery, boolean again) {
        try {
            if (api.active(reference).equals(settings.people())) {
                return new Replied.Taken();
            }
            say(reference, line, delivery, again ? api.known(reference) : Set.of());
            return new Replied.Tried(new Sent.Delivered());
        } catch (DeskFailure failure) {
            return new Replied.Tried(failure.sent());
        }
    }

    private void say(String reference, DeskLine line, String delivery, Set<String> known) {
        List<Said> pieces = MessagingTranscript.of(line);
        for (int place = 0; place < pieces.size(); place++) {
            Said said = pieces.get(place);
            String id = delivery + "#" + place;
            if (!known.contains(id)) {
                api.say(
                        reference,
                        MessagingApi.business(said.name()),
                        place == pieces.size() - 1 ? withChoices(said.content(), line.choices()) : said.content(),
                        id);
            }
        }
    }

    private static Map<String, Object> withChoices(Map<String, Object> content, List<DeskLine.Choice> choices) {
        if (choices.isEmpty()) {
            return content;
        }
        Map<String, Object> all = new LinkedHashMap<>(content);
        all.put(
                "actions",
                choices.stream()
                        .map(choice -> Map.of("type", "reply", "text", choice.label(), "payload", choice.value()))
                        .toList());
        return all;
    }

    @Override
    public Opened pass(String reference, Opening opening) {
        return DeskApi.opened(() -> {
            api.passControl(reference, settings.people(), TicketData.of(opening, settings, reference));
            return new Opened.Accepted(reference, true);
        });
    }

    @Override
    public Sent takeBack(String reference, String delivery) {
        return DeskApi.sent(() -> api.passControl(reference, settings.integration(), OURS));
    }

    @Override
    public Sent finish(String reference, String delivery) {
        return DeskApi.sent(() -> api.releaseControl(reference, OURS));
    }
}
