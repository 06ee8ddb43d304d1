package dev.baton.platform;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** News of a change are told when the change is in the database, and not at all when it is taken back. */
public final class AfterCommit {

    private AfterCommit() {}

    /** Tells at the end of the transaction that is under way, else now. */
    public static void tell(Runnable news) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            news.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                news.run();
            }
        });
    }
}
