package dev.baton.desk.connected;

import dev.baton.conversation.Actor;
import dev.baton.conversation.Button;
import dev.baton.conversation.Conversation;
import dev.baton.conversation.Conversations;
import dev.baton.conversation.Event;
import dev.baton.conversation.Recorded;
import java.util.List;

/**
 * Where quick replies are shown as numbered text, the number is the choice: what a click would have said. One that offers numbers
 * itself is taken at its word.
 */
final class ChosenNumber {

    /** How far back the line with the choices may be. */
    private static final int LINES = 30;

    private ChosenNumber() {}

    /** What the customer means by this text. */
    static String meant(Conversations conversations, Conversation state, String text) {
        if (!text.matches("[1-9]\\d?[.)]?")) {
            return text;
        }
        long after = Math.max(state.number() - LINES, 0);
        return meant(conversations.events(state.id(), after, LINES), text);
    }

    /** The choices of the last line that the customer has not answered, if it has any. */
    static String meant(List<Recorded> latest, String text) {
        List<Button> choices = List.of();
        for (Recorded recorded : latest) {
            if (recorded.event() instanceof Event.Message message) {
                if (recorded.actor().kind() == Actor.Kind.CUSTOMER) {
                    choices = List.of();
                } else if (!message.buttons().isEmpty()) {
                    choices = message.buttons();
                }
            }
        }
        int number = Integer.parseInt(text.replaceAll("\\D", ""));
        boolean offersNumbers = choices.stream()
                .anyMatch(choice -> choice.label().strip().equals(text)
                        || choice.value().strip().equals(text));
        return number > choices.size() || offersNumbers
                ? text
                : choices.get(number - 1).value();
    }
}
