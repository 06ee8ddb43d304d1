package dev.baton.api;

import dev.baton.conversation.Conversation;
import dev.baton.desk.DeskSummaries;
import org.springframework.stereotype.Component;

/** Gives desks the summary that our own people get (X2). */
@Component
final class SummariesForDesks implements DeskSummaries {

    private final SummaryReadings readings;

    SummariesForDesks(SummaryReadings readings) {
        this.readings = readings;
    }

    @Override
    public String of(Conversation conversation, boolean forCustomer) {
        var summary = readings.of(conversation, forCustomer).builtIn();
        return (forCustomer ? summary.forCustomer() : summary).asText();
    }
}
