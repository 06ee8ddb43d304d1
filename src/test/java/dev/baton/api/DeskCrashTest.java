package dev.baton.api;

import static dev.baton.api.Shop.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.HttpClientForTests;
import dev.baton.crash.OwnDatabase;
import dev.baton.crash.ServerProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Law 9 when a server dies: 200 conversations talk through three desks while it is killed twice, as by {@code kill -9}. In the end
 * both sides have every message, in order, once.
 */
@ApiTest
class DeskCrashTest {

    private static final int CUSTOMERS = 200;

    /** What each side says. */
    private static final int LINES = 6;

    private static final int KILLS = 2;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final String ASSISTANT = """
            id: %1$s
            name: Shop %1$s
            languages: [en]
            greeting:
              text: {en: "Welcome."}
            handover:
              defaultTeam: support
            menu:
              handover: true
            """;

    @TempDir
    Path folder = Path.of("");

    private final Shops.Opener shops;
    private final ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
    private final CountDownLatch said = new CountDownLatch(CUSTOMERS * LINES);

    DeskCrashTest(@Autowired Shops.Opener shops) {
        this.shops = shops;
    }

    /** A desk with the assistant that hands over to it, and its share of the customers. */
    private record Place(String assistant, DeskContract kit, int share) {}

    @Test
    void both_sides_have_all_that_was_said_in_order_and_once_though_the_server_was_killed() throws Exception {
        Path data = folder.resolve("data");
        Path assistants = Files.createDirectories(data.resolve("assistants"));
        for (String id : List.of("one", "two", "three")) {
            Files.writeString(assistants.resolve(id + ".yaml"), ASSISTANT.formatted(id));
        }
        var settings = Map.of("baton.data", data.toString(), "baton.delivery.allow-private-addresses", "true");
        try (var closing = new OwnDatabase(data);
                var server = new ServerProcess(folder.resolve("server.log"), settings)) {
            server.start();
            server.awaitReady();
            List<Place> places = places(server.address().getPort());
            try (var talks = Executors.newVirtualThreadPerTaskExecutor()) {
                places.forEach(place -> IntStream.range(0, place.share())
                        .forEach(number ->
                                talks.submit(() -> talk(place, server.address().getPort()))));
                for (int kill = 1; kill <= KILLS; kill++) {
                    awaitSaid(CUSTOMERS * LINES * kill / (KILLS + 1));
                    server.kill();
                    server.start();
                    server.awaitReady();
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(said.getCount()).isZero();
    }

    private List<Place> places(int port) {
        Shops.Opener there = shops.at(port);
        var admin = new Colleague("", "Ada", there.http().signedIn("admin@example.com"));
        List<Place> places = List.of(
                new Place("one", new OffloadingDeskTest(there), CUSTOMERS - 40),
                new Place("two", new ZendeskMessagingDeskTest(there), 28),
                new Place("three", new GenesysDeskTest(there), 12));
        for (Place place : places) {
            place.kit().setUp(admin, "desk-" + place.assistant(), "");
            String choice = "/api/v1/desks/choices/assistant/" + place.assistant();
            assertThat(admin.http()
                            .put(choice, json("desk", "desk-" + place.assistant()))
                            .status())
                    .isEqualTo(204);
        }
        return places;
    }

    private void talk(Place place, int port) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(5_000));
            HttpClientForTests http = HttpClientForTests.of(port);
            var customer = new Customer(
                    http, until(() -> http.post("/api/v1/conversations", json("assistant", place.assistant()))));
            until(customer::asksForPerson);
            String reference = found(() -> place.kit().desk().awaitsConversation(customer.id()));
            for (int line = 1; line <= LINES; line++) {
                String words = "customer " + line;
                String clientId = "c" + line;
                until(() -> customer.says(clientId, words));
                String answer = "person " + line;
                String id = "m" + line;
                eventually(() -> {
                    place.kit().desk().says(reference, id, "Dana", answer);
                    return true;
                });
                said.countDown();
                Thread.sleep(ThreadLocalRandom.current().nextInt(400));
            }
            check(place, customer, reference);
        } catch (Exception | AssertionError failure) {
            wrong.add(place.assistant() + ": " + failure);
        }
    }

    private void check(Place place, Customer customer, String reference) {
        List<String> heard = complete(() -> linesAt(place, reference));
        if (!heard.equals(expected("customer "))) {
            wrong.add(place.assistant() + ", at the desk: " + heard);
        }
        List<String> read = complete(() -> linesOf(customer, "person "));
        if (!read.equals(expected("person "))) {
            wrong.add(place.assistant() + ", at the customer: " + read);
        }
    }

    /** The lines, as soon as there are enough; the server may be away meanwhile. */
    private static List<String> complete(Supplier<List<String>> lines) {
        var found = new ArrayList<List<String>>();
        eventually(() -> {
            found.add(lines.get());
            return found.getLast().size() >= LINES;
        });
        return found.getLast();
    }

    private static List<String> linesAt(Place place, String reference) {
        return place.kit().desk().awaitsLines(reference, 1).stream()
                .filter(line -> line.startsWith("customer "))
                .toList();
    }

    private static List<String> expected(String begin) {
        return IntStream.rangeClosed(1, LINES).mapToObj(line -> begin + line).toList();
    }

    private static List<String> linesOf(Customer customer, String begin) {
        return customer.log().events("message").stream()
                .map(event -> event.at("/data/text").asString())
                .filter(text -> text.startsWith(begin))
                .toList();
    }

    private void awaitSaid(int count) throws InterruptedException {
        long last = System.nanoTime() + PATIENCE.toNanos();
        while (CUSTOMERS * LINES - said.getCount() < count && System.nanoTime() < last) {
            Thread.sleep(20);
        }
        assertThat(CUSTOMERS * LINES - said.getCount()).as("%s", wrong).isGreaterThanOrEqualTo(count);
    }

    /** As a client does: again until the server has taken it. */
    private static HttpClientForTests.Answer until(Supplier<HttpClientForTests.Answer> call) {
        var answers = new ArrayList<HttpClientForTests.Answer>();
        eventually(() -> {
            HttpClientForTests.Answer answer = call.get();
            answers.add(answer);
            return answer.status() < 500;
        });
        assertThat(answers.getLast().status()).as("%s", answers.getLast()).isLessThan(300);
        return answers.getLast();
    }

    private static String found(Supplier<String> search) {
        var found = new ArrayList<String>();
        eventually(() -> found.add(search.get()));
        return found.getLast();
    }

    private static void eventually(BooleanSupplier attempt) {
        long last = System.nanoTime() + PATIENCE.toNanos();
        RuntimeException failure = new IllegalStateException("it did not come about");
        while (System.nanoTime() < last) {
            try {
                if (attempt.getAsBoolean()) {
                    return;
                }
            } catch (RuntimeException | AssertionError away) {
                failure = new IllegalStateException(away);
            }
            try {
                Thread.sleep(100);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw failure;
            }
        }
        throw failure;
    }
}
