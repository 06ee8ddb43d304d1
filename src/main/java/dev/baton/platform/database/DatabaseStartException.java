package dev.baton.platform.database;

/** The database cannot be used; says why, and what the operator can do about it. */
public final class DatabaseStartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String wayOut;

    /**
     * @param what what is wrong, one sentence
     * @param wayOut what to do about it, one sentence
     */
    public DatabaseStartException(String what, String wayOut) {
        super(what);
        this.wayOut = wayOut;
    }

    /** As above, with what caused it. */
    public DatabaseStartException(String what, String wayOut, Throwable cause) {
        super(what, cause);
        this.wayOut = wayOut;
    }

    /** What the operator can do, one sentence. */
    public String wayOut() {
        return wayOut;
    }
}
