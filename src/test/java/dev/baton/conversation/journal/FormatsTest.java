package dev.baton.conversation.journal;

import static dev.baton.conversation.lane.Stage.done;
import static dev.baton.conversation.lane.Stage.now;
import static dev.baton.conversation.lane.Stage.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.conversation.Actor;
import dev.baton.conversation.Conversation;
import dev.baton.conversation.ConversationId;
import dev.baton.conversation.Conversations.Reply;
import dev.baton.conversation.Event;
import dev.baton.conversation.Personal;
import dev.baton.conversation.Refusal;
import dev.baton.conversation.Target;
import dev.baton.conversation.Visitor;
import dev.baton.conversation.lane.Stage;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a release wrote, every later one reads: each format has its golden files, which are never changed. A new type or a
 * new format comes with files of its own.
 */
class FormatsTest {

    private static final Path GOLDEN = Path.of("src", "test", "resources", "formats");
    private static Stage stage;

    @BeforeAll
    static void open() {
        stage = new Stage();
    }

    @AfterAll
    static void close() throws Exception {
        stage.close();
    }

    static Stream<Event> events() {
        return Samples.events().stream();
    }

    static Stream<Map.Entry<String, Conversation>> states() {
        return Samples.states().entrySet().stream();
    }

    @ParameterizedTest
    @MethodSource("events")
    void an_event_is_written_as_its_golden_file_has_it_and_read_from_it(Event event) throws IOException {
        JsonNode golden = golden("events", EventCodec.FORMAT, EventCodec.typeOf(event));
        EventCodec.Stored stored = EventCodec.write(event);
        var written = Json.MAPPER.createObjectNode();
        written.set("facts", Json.MAPPER.readTree(stored.facts()));
        if (stored.content() != null) {
            written.set("content", Json.MAPPER.readTree(stored.content()));
        }
        assertThat((JsonNode) written).isEqualTo(golden);
        assertThat(read(EventCodec.typeOf(event), golden)).isEqualTo(event);
    }

    /** A line and a desk's opening once had fewer components. */
    @Test
    void what_was_written_before_a_component_was_added_reads_as_if_it_were_empty() {
        assertThat(EventCodec.read("message", EventCodec.FORMAT, "{}", "{\"text\":\"Hello\",\"buttons\":[]}"))
                .isEqualTo(Event.Message.of("Hello"));
        assertThat(EventCodec.read(
                        "desk.opened",
                        EventCodec.FORMAT,
                        "{\"desk\":\"help\",\"name\":\"Help\",\"target\":{\"team\":\"a\"},"
                                + "\"answerBy\":\"2026-10-05T08:05:00Z\",\"botSpeaks\":true}",
                        null))
                .isEqualTo(new Event.DeskOpened(
                        "help",
                        "Help",
                        Target.team("a"),
                        java.time.Instant.parse("2026-10-05T08:05:00Z"),
                        true,
                        Optional.empty()));
    }

    @ParameterizedTest
    @MethodSource("states")
    void a_state_is_written_as_its_golden_file_has_it_and_read_from_it(Map.Entry<String, Conversation> state)
            throws IOException {
        JsonNode golden = golden("states", StateCodec.FORMAT, state.getKey());
        assertThat(Json.MAPPER.readTree(StateCodec.write(state.getValue()))).isEqualTo(golden);
        assertThat(StateCodec.read(golden.toString())).isEqualTo(state.getValue());
    }

    @Test
    void every_type_of_event_has_a_golden_file_in_every_format_and_no_file_is_left_over() {
        assertThat(Samples.events())
                .extracting(EventCodec::typeOf)
                .containsExactlyInAnyOrderElementsOf(EventCodec.types());
        assertThat(files("events", EventCodec.FORMAT)).containsExactlyInAnyOrderElementsOf(EventCodec.types());
        assertThat(files("states", StateCodec.FORMAT))
                .containsExactlyInAnyOrderElementsOf(Samples.states().keySet());
    }

    @Test
    void every_event_but_the_unknown_has_a_name() {
        assertThat(kindsOf(Event.class).filter(kind -> kind != Event.Unknown.class))
                .containsExactlyInAnyOrderElementsOf(EventCodec.types().stream()
                        .<Class<?>>map(type -> EventCodec.classOf(type).orElseThrow())
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("events")
    void what_is_personal_stands_in_the_content_alone(Event event) {
        EventCodec.Stored stored = EventCodec.write(event);
        var facts = (ObjectNode) Json.MAPPER.readTree(stored.facts());
        List<String> personal = Arrays.stream(event.getClass().getRecordComponents())
                .filter(component -> component.isAnnotationPresent(Personal.class))
                .map(RecordComponent::getName)
                .toList();
        assertThat(facts.propertyNames()).doesNotContainAnyElementsOf(personal.isEmpty() ? List.of("-") : personal);
        if (personal.isEmpty()) {
            assertThat(stored.content()).isNull();
        } else {
            var content = (ObjectNode) Json.MAPPER.readTree(stored.content());
            assertThat(content.propertyNames()).containsExactlyInAnyOrderElementsOf(personal);
        }
    }

    @ParameterizedTest
    @MethodSource("events")
    void erased_content_reads_as_empty_however_it_was_erased(Event event) {
        EventCodec.Stored stored = EventCodec.write(event);
        String type = EventCodec.typeOf(event);
        var nulls = Json.MAPPER.createObjectNode();
        if (stored.content() != null) {
            ((ObjectNode) Json.MAPPER.readTree(stored.content()))
                    .propertyNames()
                    .forEach(nulls::putNull);
        }
        Event erased = EventCodec.read(type, EventCodec.FORMAT, stored.facts(), null);
        for (String content : List.of("{}", "null", nulls.toString())) {
            assertThat(EventCodec.read(type, EventCodec.FORMAT, stored.facts(), content))
                    .isEqualTo(erased);
        }
        EventCodec.Stored again = EventCodec.write(erased);
        assertThat(Json.MAPPER.readTree(again.facts())).isEqualTo(Json.MAPPER.readTree(stored.facts()));
    }

    @Test
    void an_erased_log_is_folded_without_what_people_said() {
        ConversationId id = stage.started();
        done(stage.lanes.submit(id, says("m1", "my name is Zoe")));
        Conversation before = stage.store.fold(id);
        stage.sql
                .sql("UPDATE event SET content = NULL WHERE conversation_id = ?")
                .param(id.value())
                .update();
        Conversation erased = stage.store.fold(id);
        assertThat(erased.contact().last().orElseThrow().excerpt()).isEmpty();
        assertThat(erased.visitor()).isEqualTo(Visitor.ANONYMOUS);
        assertThat(erased.number()).isEqualTo(before.number());
        assertThat(erased.bot()).isEqualTo(before.bot());
        assertThat(erased.owner()).isEqualTo(before.owner());
    }

    @Test
    void an_event_of_a_later_release_is_kept_without_effect() {
        ConversationId id = stage.started();
        done(stage.lanes.submit(id, says("m1", "Hello")));
        append(id, 3, "parcel.sent", EventCodec.FORMAT);
        append(id, 4, "note", (short) (EventCodec.FORMAT + 1));
        assertThat(stage.store.events(id, 2, 10))
                .extracting(recorded -> recorded.event())
                .containsExactly(new Event.Unknown("parcel.sent"), new Event.Unknown("note"));
        Conversation folded = stage.store.fold(id);
        assertThat(folded.number()).isEqualTo(4);
        assertThat(folded.owner()).isEqualTo(stage.store.find(id).orElseThrow().owner());
    }

    @Test
    void an_unknown_event_is_never_written() {
        assertThatThrownBy(() -> EventCodec.write(new Event.Unknown("parcel.sent")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_state_of_an_older_format_is_folded_anew_and_written_in_this_ones() {
        ConversationId id = stage.started();
        Conversation state = done(stage.lanes.submit(id, says("m1", "Hello")));
        stage.sql
                .sql("UPDATE conversation SET format = 0, state = '{\"was\": \"different\"}' WHERE id = ?")
                .param(id.value())
                .update();
        stage.lanes.forget(id);
        assertThat(stage.store.find(id)).contains(state);
        done(stage.lanes.submit(id, says("m2", "and again")));
        assertThat(format(id)).isEqualTo(StateCodec.FORMAT);
        assertThat(stage.store.find(id)).contains(stage.store.fold(id));
    }

    @Test
    void nothing_is_decided_on_a_state_that_a_later_release_wrote() {
        ConversationId id = stage.started();
        stage.sql
                .sql("UPDATE conversation SET format = ?, version = version + 1 WHERE id = ?")
                .params(StateCodec.FORMAT + 1, id.value())
                .update();
        var refused = new Reply.Refused(new Refusal.Overloaded("a later release wrote this conversation"));
        assertThat(stage.lanes.submit(id, says("m1", "Hello"))).isEqualTo(refused);
        stage.lanes.forget(id);
        assertThat(stage.lanes.submit(id, says("m1", "Hello"))).isEqualTo(refused);
        assertThat(stage.store.events(id, 0, 10)).hasSize(1);
        assertThatThrownBy(() -> stage.store.find(id)).isInstanceOf(Store.NewerFormat.class);
    }

    @Test
    void a_start_that_a_later_release_has_carried_on_is_not_started_again() {
        ConversationId id =
                done(stage.lanes.start(Stage.start(), Optional.of("newer"))).id();
        stage.sql
                .sql("UPDATE conversation SET format = ? WHERE id = ?")
                .params(StateCodec.FORMAT + 1, id.value())
                .update();
        assertThat(stage.lanes.start(Stage.start(), Optional.of("newer")))
                .isEqualTo(new Reply.Refused(new Refusal.Overloaded("a later release wrote this conversation")));
    }

    private static short format(ConversationId id) {
        return stage.sql
                .sql("SELECT format FROM conversation WHERE id = ?")
                .param(id.value())
                .query(Short.class)
                .single();
    }

    private static void append(ConversationId id, long number, String type, short format) {
        stage.sql
                .sql("""
                        INSERT INTO event (conversation_id, number, at, type, format, actor_kind, actor_id, actor_name, facts)
                        VALUES (?, ?, ?::timestamptz, ?, ?, ?, '', '', '{"what": 1}')
                        """)
                .params(id.value(), number, now().toString(), type, format, Names.of(Actor.Kind.SYSTEM))
                .update();
    }

    private static Event read(String type, JsonNode golden) {
        JsonNode content = golden.get("content");
        return EventCodec.read(
                type, EventCodec.FORMAT, golden.get("facts").toString(), content == null ? null : content.toString());
    }

    private static JsonNode golden(String folder, short format, String name) throws IOException {
        return Json.MAPPER.readTree(Files.readString(GOLDEN.resolve(folder, Short.toString(format), name + ".json")));
    }

    private static List<String> files(String folder, short format) {
        String[] names = GOLDEN.resolve(folder, Short.toString(format)).toFile().list();
        return Arrays.stream(names == null ? new String[0] : names)
                .map(name -> name.replace(".json", ""))
                .toList();
    }

    private static Stream<Class<?>> kindsOf(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(FormatsTest::kindsOf)
                : Stream.of(type);
    }
}
