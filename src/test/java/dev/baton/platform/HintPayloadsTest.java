package dev.baton.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class HintPayloadsTest {

    @Property(tries = 200)
    void every_item_arrives_in_order_and_no_payload_is_longer_than_the_database_takes(
            @ForAll("items") List<String> items) {
        var payloads = HintPayloads.of("sender42", items);

        assertThat(payloads.stream().flatMap(HintPayloads::items)).containsExactlyElementsOf(items);
        assertThat(payloads).allSatisfy(payload -> {
            assertThat(HintPayloads.sender(payload)).isEqualTo("sender42");
            assertThat(payload.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(8_000);
        });
    }

    @Provide
    Arbitrary<List<String>> items() {
        return Arbitraries.strings()
                .withCharRange('!', '~')
                .ofMinLength(1)
                .ofMaxLength(HintPayloads.MAX_ITEM)
                .list()
                .ofMaxSize(500);
    }
}
