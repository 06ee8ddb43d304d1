package dev.baton.desk;

import java.util.List;
import java.util.Optional;

/** What an outside desk says of a conversation (K1). */
public sealed interface DeskEvent {

    /** It has taken it. */
    record Accepted() implements DeskEvent {}

    /** A person there talks from now on. */
    record Joined(String person, String name) implements DeskEvent {}

    /** The customer's place there, and how long it may take. */
    record Waits(Desk.Waiting waiting) implements DeskEvent {}

    /**
     * A person there says something, sends files, or both; one of them is there.
     *
     * @param choices quick replies that go with it: choosing one says it
     */
    record Message(String person, String name, String text, List<DeskFile> files, List<String> choices)
            implements DeskEvent {
        /** Without quick replies. */
        public Message(String person, String name, String text, List<DeskFile> files) {
            this(person, name, text, files, List.of());
        }

        /** Words alone. */
        public Message(String person, String name, String text) {
            this(person, name, text, List.of());
        }
    }

    /**
     * The customer says something where the desk owns the channel (K2). What the bot itself has said there must not come back as
     * this or as {@link Message}. Without words and files the customer has only come.
     */
    record Customer(DeskCustomer customer, String text, List<DeskFile> files) implements DeskEvent {}

    /** The desk itself tells the customer something, such as that all are busy; nobody has joined by that. */
    record Notice(String text) implements DeskEvent {}

    /** A person there is writing, or no longer. */
    record Typing(String person, String name, boolean writes) implements DeskEvent {}

    /** They have read all until now. */
    record Read(String person, String name) implements DeskEvent {}

    /** It was passed on within the desk. */
    record Transferred(String to) implements DeskEvent {}

    /** The person has left; the desk still has it, which is not the end. */
    record Left(String name) implements DeskEvent {}

    /** The people there are done. */
    record Ended() implements DeskEvent {}

    /**
     * The people there give it to the bot, by a button, a macro or by assigning it (K7). @param action what the bot begins with,
     * unasked; empty: it waits for the customer
     */
    record HandsBack(Optional<String> action) implements DeskEvent {}

    /** It does not work there. */
    record Failed(String why) implements DeskEvent {}
}
