package dev.baton.desk.connected;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.baton.desk.DeskConnection.Heard;
import dev.baton.desk.DeskEvent;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** How what was heard over a stream stands among what came in: after a first word that no webhook's JSON begins with. */
final class HeardFormat {

    private static final String FIRST_WORD = "heard ";
    private static final JsonMapper MAPPER =
            JsonMapper.builder().addMixIn(DeskEvent.class, Events.class).build();

    private HeardFormat() {}

    static String written(Heard heard) {
        return FIRST_WORD + MAPPER.writeValueAsString(heard);
    }

    /** Empty if it is a webhook's. */
    static Optional<Heard> read(String content) {
        return content.startsWith(FIRST_WORD)
                ? Optional.of(MAPPER.readValue(content.substring(FIRST_WORD.length()), Heard.class))
                : Optional.empty();
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
    @JsonSubTypes({
        @Type(value = DeskEvent.Accepted.class, name = "accepted"),
        @Type(value = DeskEvent.Joined.class, name = "joined"),
        @Type(value = DeskEvent.Waits.class, name = "waits"),
        @Type(value = DeskEvent.Message.class, name = "message"),
        @Type(value = DeskEvent.Notice.class, name = "notice"),
        @Type(value = DeskEvent.Customer.class, name = "customer"),
        @Type(value = DeskEvent.Typing.class, name = "typing"),
        @Type(value = DeskEvent.Read.class, name = "read"),
        @Type(value = DeskEvent.Transferred.class, name = "transferred"),
        @Type(value = DeskEvent.Left.class, name = "left"),
        @Type(value = DeskEvent.Ended.class, name = "ended"),
        @Type(value = DeskEvent.HandsBack.class, name = "handsBack"),
        @Type(value = DeskEvent.Failed.class, name = "failed")
    })
    private interface Events {}
}
