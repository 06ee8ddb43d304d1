package dev.baton.platform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * How hints are written: the sender's id, then the items, with spaces between. The database takes payloads of less than
 * 8,000 bytes, so that many items become several payloads.
 */
final class HintPayloads {

    static final int MAX_ITEM = 200;
    private static final int MAX_PAYLOAD = 7_900;

    private HintPayloads() {}

    static List<String> of(String sender, Collection<String> items) {
        var payloads = new ArrayList<String>();
        var payload = new StringBuilder(sender);
        for (var item : items) {
            if (payload.length() + 1 + item.length() > MAX_PAYLOAD) {
                payloads.add(payload.toString());
                payload = new StringBuilder(sender);
            }
            payload.append(' ').append(item);
        }
        payloads.add(payload.toString());
        return payloads;
    }

    static String sender(String payload) {
        var end = payload.indexOf(' ');
        return end < 0 ? payload : payload.substring(0, end);
    }

    static Stream<String> items(String payload) {
        return Arrays.stream(payload.split(" ")).skip(1).filter(item -> !item.isEmpty());
    }
}
