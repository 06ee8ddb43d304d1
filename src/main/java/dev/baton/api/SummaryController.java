package dev.baton.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.baton.conversation.Conversation;
import dev.baton.conversation.journal.Names;
import dev.baton.language.summary.Story.Mood;
import dev.baton.language.summary.Summary;
import dev.baton.platform.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The summary of a conversation (X2): the team's for people, the customer's own for a customer's token. */
@RestController
final class SummaryController {

    private final Access access;
    private final SummaryReadings readings;

    SummaryController(Access access, SummaryReadings readings) {
        this.access = access;
        this.readings = readings;
    }

    /** A step that was tried. */
    record StepView(
            @Schema(allowableValues = {"action", "answer", "not_understood", "invalid_answer", "told"})
            String kind,

            String text) {}

    /** A value that was collected. */
    record DetailView(String name, String value) {}

    /**
     * A summary.
     *
     * @param number of the last event in it
     * @param language of its own words
     * @param text all of it as plain text, for copying
     * @param improving whether a language model is still at a better one
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record SummaryView(
            long number,
            String language,
            Optional<String> wants,
            List<StepView> tried,
            List<DetailView> details,

            @Schema(allowableValues = {"calm", "confused", "frustrated", "angry"})
            Optional<String> mood,

            Optional<String> openQuestion,
            String text,
            @Schema(allowableValues = {"built_in", "model"}) String madeBy,
            boolean improving) {}

    @Operation(summary = "What it is about: the team's summary for people, the customer's own for a customer")
    @GetMapping("/api/v1/conversations/{id}/summary")
    SummaryView summary(
            Caller caller,
            @PathVariable String id,
            @Schema(description = "Seconds to wait for a language model's, if one is configured")
                    @RequestParam(defaultValue = "0")
                    @Min(0)
                    @Max(12)
                    int wait)
            throws InterruptedException {
        Conversation state = access.readable(caller, id);
        boolean forCustomer = caller instanceof Caller.Customer;
        SummaryReadings.Reading reading = readings.of(state, forCustomer);
        Summary summary =
                reading.improved().flatMap(improved -> within(improved, wait)).orElse(reading.builtIn());
        boolean improving =
                reading.improved().filter(improved -> !improved.isDone()).isPresent();
        return view(forCustomer ? summary.forCustomer() : summary, reading.number(), improving);
    }

    private static Optional<Summary> within(CompletableFuture<Summary> improved, int seconds) {
        try {
            return Optional.of(improved.get(seconds, TimeUnit.SECONDS));
        } catch (TimeoutException | ExecutionException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static SummaryView view(Summary summary, long number, boolean improving) {
        return new SummaryView(
                number,
                summary.language(),
                summary.wants(),
                summary.tried().stream()
                        .map(step -> new StepView(Names.of(step.kind()), step.text()))
                        .toList(),
                summary.details().entrySet().stream()
                        .map(detail -> new DetailView(detail.getKey(), detail.getValue()))
                        .toList(),
                Optional.of(summary.mood()).filter(mood -> mood != Mood.UNKNOWN).map(Names::of),
                summary.openQuestion(),
                summary.asText(),
                Names.of(summary.madeBy()),
                improving);
    }
}
