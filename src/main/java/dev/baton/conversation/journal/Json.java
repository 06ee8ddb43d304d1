package dev.baton.conversation.journal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.baton.conversation.ConversationId;
import dev.baton.conversation.Owner;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** The one JSON mapper of the store; the core itself knows nothing of JSON. */
final class Json {

    static final JsonMapper MAPPER = JsonMapper.builder()
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_ABSENT))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .addMixIn(Owner.class, OwnerKinds.class)
            .addModule(new SimpleModule()
                    .addSerializer(ConversationId.class, new IdWriter())
                    .addDeserializer(ConversationId.class, new IdReader()))
            .build();

    private Json() {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Owner.Bot.class, name = "bot"),
        @JsonSubTypes.Type(value = Owner.Queue.class, name = "queue"),
        @JsonSubTypes.Type(value = Owner.Agent.class, name = "agent"),
        @JsonSubTypes.Type(value = Owner.Inbox.class, name = "inbox"),
        @JsonSubTypes.Type(value = Owner.Desk.class, name = "desk"),
        @JsonSubTypes.Type(value = Owner.Closed.class, name = "closed")
    })
    private interface OwnerKinds {}

    private static final class IdWriter extends ValueSerializer<ConversationId> {
        @Override
        public void serialize(ConversationId id, JsonGenerator json, SerializationContext context) {
            json.writeString(id.toString());
        }
    }

    private static final class IdReader extends ValueDeserializer<ConversationId> {
        @Override
        public ConversationId deserialize(JsonParser json, DeserializationContext context) {
            String text = json.getString();
            return ConversationId.parse(text)
                    .orElseThrow(() -> new IllegalArgumentException("Not a conversation's id: " + text));
        }
    }
}
