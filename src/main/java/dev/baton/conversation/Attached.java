package dev.baton.conversation;

/**
 * A file that was sent with a message (W4, C1). Its bytes are kept apart from the log, under its id.
 *
 * @param id of the file; unguessable
 * @param name what it is called, cleaned, with an ending that says its real kind
 * @param type its media type, found by looking into it
 * @param size in bytes
 * @param checked false while a scanner has yet to say whether it may be opened; {@link Event.FileChecked} follows then
 */
public record Attached(String id, String name, String type, long size, boolean checked) {}
