package dev.baton.assistant;

/**
 * Why a document cannot be used.
 *
 * @param line from 1
 * @param column from 1
 * @param path where in the document, such as {@code actions[2].steps[0].connect.team}; empty for the whole
 * @param message a sentence that says what to do
 */
public record Problem(int line, int column, String path, String message) {

    @Override
    public String toString() {
        return path.isEmpty()
                ? "line %d, column %d: %s".formatted(line, column, message)
                : "line %d, column %d (%s): %s".formatted(line, column, path, message);
    }
}
