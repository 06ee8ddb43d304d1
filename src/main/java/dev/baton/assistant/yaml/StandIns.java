package dev.baton.assistant.yaml;

import java.util.List;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** What is read in place of something that is missing, so that reading goes on. */
final class StandIns {

    private StandIns() {}

    static Node emptyMap() {
        return new MappingNode(Tag.MAP, List.of(), FlowStyle.FLOW);
    }

    static Node text() {
        return new ScalarNode(Tag.STR, "?", ScalarStyle.PLAIN);
    }
}
