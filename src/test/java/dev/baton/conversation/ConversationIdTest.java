package dev.baton.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConversationIdTest {

    private static final long LAST_MILLISECOND = (1L << 48) - 1;

    @Property
    void an_id_is_a_version_7_uuid_that_bears_its_time(@ForAll @LongRange(min = 0, max = LAST_MILLISECOND) long time) {
        UUID id = ConversationId.startingAt(Instant.ofEpochMilli(time)).value();

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(time);
    }

    @Property
    void ids_sort_by_the_time_of_the_start(
            @ForAll @LongRange(min = 0, max = LAST_MILLISECOND) long one,
            @ForAll @LongRange(min = 0, max = LAST_MILLISECOND) long other) {
        var first = ConversationId.startingAt(Instant.ofEpochMilli(Math.min(one, other)));
        var second = ConversationId.startingAt(Instant.ofEpochMilli(Math.max(one, other)));

        if (one != other) {
            assertThat(first).isLessThan(second);
        }
        assertThat(first).isEqualByComparingTo(first);
    }

    @Property
    void what_was_written_is_read_again(@ForAll long high, @ForAll long low) {
        var id = new ConversationId(new UUID(high, low));

        assertThat(id.toString()).hasSize(22).matches("[A-Za-z0-9_-]+");
        assertThat(ConversationId.parse(id.toString())).contains(id);
    }

    @Property
    void whatever_is_read_is_written_the_same_way(@ForAll String text) {
        ConversationId.parse(text).ifPresent(id -> assertThat(id).hasToString(text));
    }

    @Test
    void ids_of_the_same_millisecond_differ() {
        Set<ConversationId> ids = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            ids.add(ConversationId.startingAt(Instant.EPOCH));
        }
        assertThat(ids).hasSize(10_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "AZW",
                "AZWGx3aKcPWv1wO1uGmAgg==",
                "AZWGx3aKcPWv1wO1uGmAg",
                "AZWGx3aKcPWv1wO1uGmAggA",
                "AZWGx3aKcPWv1wO1uGmAgh",
                "AZWGx3aK/PWv1wO1uGmAgg",
                "AZWGx3aKcPWv1wO1uGmA==",
                " ZWGx3aKcPWv1wO1uGmAgg",
                "AZWGx3aKcPWv1wO1uGmAg\u0000",
                "ÄZWGx3aKcPWv1wO1uGmAgg",
                "01958627-768a-70f5-afd7-03b5b8698082"
            })
    void junk_is_no_id(String text) {
        assertThat(ConversationId.parse(text)).isEmpty();
    }
}
