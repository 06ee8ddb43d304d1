package dev.baton.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class FieldMapTest {

    @Test
    void pairs_stand_behind_each_other_or_below_each_other() {
        var map = FieldMap.read("Groups", Optional.of(" returns = 123;billing=456\n vip = a=b ;"));
        assertThat(map.find("returns")).contains("123");
        assertThat(map.find("billing")).contains("456");
        assertThat(map.find("vip")).contains("a=b");
        assertThat(map.find("others")).isEmpty();
        assertThat(FieldMap.read("Groups", Optional.empty()).theirs()).isEmpty();
    }

    @Test
    void what_is_no_pair_is_said() {
        assertThatThrownBy(() -> FieldMap.read("Groups", Optional.of("returns 123")))
                .hasMessageContaining("Groups must be pairs")
                .hasMessageContaining("\"returns 123\"");
        assertThatThrownBy(() -> FieldMap.read("Groups", Optional.of("= 1")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
