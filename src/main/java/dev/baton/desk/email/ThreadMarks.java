package dev.baton.desk.email;

import dev.baton.conversation.ConversationId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The mark by which an answer finds its conversation: the conversation's id with a short MAC, so that nobody who knows the id, as
 * the customer does, can write into it by mail. It stands in the ids of the mails and at their end.
 *
 * @param key of this installation
 */
record ThreadMarks(SecretKeySpec key) {

    private static final String MAC = "HmacSHA256";
    private static final int ID_BYTES = 16;

    /** 80 bits: guessing takes a mailbox longer than anybody waits. */
    private static final int MAC_BYTES = 10;

    private static final int CHARACTERS = (ID_BYTES + MAC_BYTES) * 4 / 3 + 1;
    private static final Pattern IN_ID = Pattern.compile("<([\\w-]{" + CHARACTERS + "})(?:\\.[\\w.-]+)?@");
    private static final Pattern IN_TEXT = Pattern.compile("\\[ref ([\\w-]{" + CHARACTERS + "})]");

    String of(ConversationId conversation) {
        byte[] id = bytes(conversation);
        byte[] mark = Arrays.copyOf(id, ID_BYTES + MAC_BYTES);
        System.arraycopy(mac(id), 0, mark, ID_BYTES, MAC_BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mark);
    }

    /** The mark that was given out, in the ids that a mail answers or else in its text. */
    Optional<String> find(Stream<String> ids, String text) {
        return Stream.concat(ids.flatMap(id -> marks(IN_ID, id)), marks(IN_TEXT, text))
                .filter(this::isOurs)
                .findFirst();
    }

    /** As {@link #find} finds it in a text. */
    static String written(String mark) {
        return "[ref " + mark + "]";
    }

    private static Stream<String> marks(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.results().map(result -> result.group(1));
    }

    private boolean isOurs(String mark) {
        try {
            byte[] given = Base64.getUrlDecoder().decode(mark);
            byte[] expected = mac(Arrays.copyOf(given, ID_BYTES));
            return given.length == ID_BYTES + MAC_BYTES
                    && MessageDigest.isEqual(
                            Arrays.copyOfRange(given, ID_BYTES, given.length), Arrays.copyOf(expected, MAC_BYTES));
        } catch (IllegalArgumentException noBase64) {
            return false;
        }
    }

    private byte[] mac(byte[] id) {
        try {
            var mac = Mac.getInstance(MAC);
            mac.init(key);
            mac.update("mail ".getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(id);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + MAC, e);
        }
    }

    private static byte[] bytes(ConversationId id) {
        return ByteBuffer.allocate(ID_BYTES)
                .putLong(id.value().getMostSignificantBits())
                .putLong(id.value().getLeastSignificantBits())
                .array();
    }
}
