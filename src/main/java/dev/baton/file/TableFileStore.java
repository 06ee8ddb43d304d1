package dev.baton.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Bytes in a table, cut into pieces, so that neither side ever holds a whole file in memory. */
@Component
class TableFileStore implements FileStore {

    /** The size of a piece, in bytes. */
    static final int PIECE = 256 * 1024;

    private final JdbcClient sql;
    private final TransactionOperations transactions;

    TableFileStore(JdbcClient sql, TransactionOperations transactions) {
        this.sql = sql;
        this.transactions = transactions;
    }

    @Override
    public void keep(UUID id, InputStream bytes) throws IOException {
        try {
            transactions.executeWithoutResult(status -> {
                int number = 0;
                for (byte[] piece = next(bytes); piece.length > 0; piece = next(bytes)) {
                    sql.sql("INSERT INTO file_piece (file_id, number, bytes) VALUES (?, ?, ?)")
                            .params(id, number++, piece)
                            .update();
                }
            });
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
    }

    private static byte[] next(InputStream bytes) {
        try {
            return bytes.readNBytes(PIECE);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void write(UUID id, OutputStream to) throws IOException {
        int number = 0;
        for (Optional<byte[]> piece = piece(id, number); piece.isPresent(); piece = piece(id, ++number)) {
            to.write(piece.get());
        }
    }

    private Optional<byte[]> piece(UUID id, int number) {
        return sql.sql("SELECT bytes FROM file_piece WHERE file_id = ? AND number = ?")
                .params(id, number)
                .query((row, index) -> row.getBytes(1))
                .optional();
    }

    @Override
    public void forget(UUID id) {
        sql.sql("DELETE FROM file_piece WHERE file_id = ?").param(id).update();
    }
}
