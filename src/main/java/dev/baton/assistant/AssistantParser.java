package dev.baton.assistant;

import dev.baton.assistant.yaml.AssistantReader;
import java.time.Duration;

/** Makes a document of YAML, or says everything that is wrong with it. Stateless; the limits are in {@link Limits}. */
public final class AssistantParser {

    /** Reads a document. Never throws for any text. */
    public ParsedAssistant parse(String yaml) {
        return parse(yaml, KnownTargets.ANY);
    }

    /** Reads a document for an installation: a transfer to what is not there is a problem too (D9). */
    public ParsedAssistant parse(String yaml, KnownTargets targets) {
        return AssistantReader.read(yaml, targets);
    }

    /** What a document may hold at most. */
    public static final class Limits {
        /** Size in UTF-8 bytes. */
        public static final int BYTES = 1024 * 1024;
        /** Depth of lists and maps in each other. */
        public static final int DEPTH = 24;
        /** Actions. */
        public static final int ACTIONS = 1_000;
        /** Steps of one action. */
        public static final int STEPS = 200;
        /** Start patterns, phrases, retry texts, options, buttons and other lists, each. */
        public static final int LIST = 500;
        /** Characters of a text that customers see. */
        public static final int TEXT = 8_000;
        /** Characters of a name. */
        public static final int NAME = 200;
        /** Languages. */
        public static final int LANGUAGES = 50;
        /** Invalid answers or misses before it escalates. */
        public static final int ATTEMPTS = 20;
        /** Characters of an example phrase. */
        public static final int PHRASE = 500;
        /** Guidance rules (T10). */
        public static final int GUIDANCE = 30;
        /** Topics (T11). */
        public static final int TOPICS = 100;
        /** Tags of a topic (T11). */
        public static final int TOPIC_TAGS = 30;
        /** Characters of a guidance rule's or topic's text. */
        public static final int RULE_TEXT = 1_000;
        /** Questions asked before a handover (X5). */
        public static final int ASK_FIRST = 10;
        /** Characters of a webhook's address, variables not filled. */
        public static final int URL = 1_000;
        /** What all attempts of a webhook may take together: less than a turn may, or the bot would count as stuck. */
        public static final Duration WEBHOOK_TIME = Duration.ofSeconds(20);
        /** Problems reported at once. */
        public static final int PROBLEMS = 100;

        private Limits() {}
    }
}
