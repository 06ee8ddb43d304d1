package dev.baton.assistant.http;

import dev.baton.platform.problem.ProblemException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Bodies that are text files. */
final class Utf8 {

    private Utf8() {}

    /** The text. @throws ProblemException {@code invalid-request} if it is not UTF-8 */
    static String text(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw ProblemException.invalid("body", "must be UTF-8; in a spreadsheet, save it as \"CSV UTF-8\"");
        }
    }
}
