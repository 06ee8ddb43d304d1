package dev.baton.desk;

/**
 * What a kind of desks can (K4).
 *
 * @param liveHandover a conversation goes on there, both ways
 * @param emailHandover it becomes an email or a ticket
 * @param summary whether the summary goes along by itself; {@code PARTLY} is to copy and paste
 * @param ourChannels the customer stays in our widget and channels
 * @param deskChannels the desk's own widget and channels, with our bot in them
 * @param richContent buttons and cards
 * @param botHistory whether people there see what the bot and the customer said
 * @param agentMessages whether what people there say is in our history
 * @param onceEach whether what we send arrives once even if we die in the middle; {@code PARTLY}: the message under way then may
 *     come twice, because the desk neither takes an id of ours nor can be asked for certain
 */
public record Capabilities(
        Level liveHandover,
        Level emailHandover,
        Level summary,
        Level ourChannels,
        Level deskChannels,
        Level richContent,
        Level botHistory,
        Level agentMessages,
        Level onceEach) {

    /** How far. */
    public enum Level {
        YES,
        PARTLY,
        NO
    }
}
