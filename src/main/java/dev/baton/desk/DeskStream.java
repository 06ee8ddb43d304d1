package dev.baton.desk;

import java.io.IOException;

/**
 * How one listens to a desk that speaks over a stream which we open, instead of calling us (K1, K6). One node listens at a time;
 * when it dies another goes on from where it stood. The same may be heard twice, and counts once by its id.
 */
public interface DeskStream {

    /** Whether each conversation there has a stream of its own; otherwise one carries them all. */
    boolean perConversation();

    /**
     * Opens the stream and hears until it ends. It is opened again after a pause, however it ended, while there is anything to hear.
     * Runs on a virtual thread, which is interrupted when there no longer is.
     *
     * @throws IOException if it cannot be opened, or breaks; the message is a sentence for the log
     */
    void listen(DeskEar ear) throws IOException, InterruptedException;
}
