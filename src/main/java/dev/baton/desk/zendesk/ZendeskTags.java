package dev.baton.desk.zendesk;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Tags as Zendesk takes them: small letters, digits, hyphens and underscores. */
final class ZendeskTags {

    private ZendeskTags() {}

    static List<String> of(List<String> set, List<String> ofConversation) {
        return Stream.concat(set.stream(), ofConversation.stream())
                .map(tag -> tag.strip().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}_/-]+", "_"))
                .filter(tag -> !tag.isEmpty())
                .distinct()
                .toList();
    }
}
