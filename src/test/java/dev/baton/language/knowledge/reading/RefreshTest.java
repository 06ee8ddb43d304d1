package dev.baton.language.knowledge.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.language.encoder.BgeSmallEncoder;
import dev.baton.language.knowledge.Answer;
import dev.baton.language.knowledge.Answer.Found;
import dev.baton.language.knowledge.Answer.NotFound;
import dev.baton.language.knowledge.search.ArticleKnowledge;
import dev.baton.language.knowledge.search.LoadedArticles;
import dev.baton.language.knowledge.store.Article;
import dev.baton.language.knowledge.store.Articles;
import dev.baton.language.knowledge.store.Source;
import dev.baton.language.knowledge.store.Source.Kind;
import dev.baton.language.knowledge.store.Source.State;
import dev.baton.language.knowledge.store.Sources;
import dev.baton.language.knowledge.store.Vectors;
import dev.baton.language.knowledge.store.Versions;
import dev.baton.language.knowledge.text.Format;
import dev.baton.language.knowledge.web.FakeSite;
import dev.baton.language.knowledge.web.HttpWeb;
import dev.baton.language.knowledge.web.WebLimits;
import dev.baton.platform.Hints;
import dev.baton.platform.Leases;
import dev.baton.platform.Node;
import dev.baton.platform.TestClock;
import dev.baton.platform.database.TestDatabase;
import dev.baton.platform.net.AddressRule;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Sources on a real database, read from a site on this machine. The timeout only ends a test that hangs. */
@Timeout(120)
class RefreshTest {

    private static final String SHOP = "shop";
    private static final Duration DAY = Duration.ofDays(1);

    private final dev.baton.platform.database.DatabaseAddress address = TestDatabase.freshAddress();
    private final javax.sql.DataSource pool = TestDatabase.pool(address);
    private final JdbcClient jdbc = JdbcClient.create(pool);
    private final TestClock clock = new TestClock("2026-03-02T10:00:00Z");
    private final AtomicInteger encoded = new AtomicInteger();
    private final FakeSite site = FakeSite.open();
    private final Hints hints = Hints.start(address, Node.random());
    private final Versions versions = new Versions(jdbc, hints);
    private final Sources sources = new Sources(jdbc, clock);
    private final Vectors vectors = new Vectors(
            jdbc,
            text -> {
                encoded.incrementAndGet();
                return BgeSmallEncoder.shared().encode(text);
            },
            clock);
    private final Articles articles =
            new Articles(jdbc, new TransactionTemplate(new JdbcTransactionManager(pool)), vectors, clock);
    private final HttpWeb web = new HttpWeb(InetAddress::getAllByName, new AddressRule(true), limits());
    private final SourceReading reading = new SourceReading(sources, articles, web, limits());
    private final LoadedArticles loaded = new LoadedArticles(versions, articles);
    private final ArticleKnowledge knowledge =
            new ArticleKnowledge(loaded, BgeSmallEncoder.shared(), new NoModelForTests());

    private static WebLimits limits() {
        return WebLimits.of(50, Duration.ofMinutes(5), Duration.ZERO);
    }

    @AfterEach
    void close() {
        loaded.close();
        web.close();
        hints.close();
        site.close();
    }

    @Test
    void a_page_is_read_again_when_it_is_due_and_its_answer_changes_with_it() {
        site.article("/help", "Returns", "You can send things back within 30 days.");
        var source = page("/help");
        readDue();
        assertThat(answer("how many days do I have to send it back"))
                .isInstanceOfSatisfying(
                        Found.class, found -> assertThat(found.text()).contains("30 days"));

        site.article("/help", "Returns", "You can send things back within 14 days.");
        clock.pass(Duration.ofHours(23));
        readDue();
        assertThat(texts()).containsExactly("You can send things back within 30 days.");

        clock.pass(Duration.ofHours(2));
        readDue();
        assertThat(texts()).containsExactly("You can send things back within 14 days.");
        assertThat(answer("how many days do I have to send it back")).isInstanceOfSatisfying(Found.class, found -> {
            assertThat(found.text()).contains("14 days");
            assertThat(found.generated()).isFalse();
            assertThat(found.citations().getFirst().url())
                    .contains(site.address("/help").toString());
        });
        assertThat(sources.find(source).orElseThrow().dueAt())
                .contains(clock.instant().plus(DAY));
    }

    @Test
    void vanished_pages_of_a_site_are_removed_and_unchanged_ones_not_encoded_again() {
        site.article("/help/", "Help", "Start here.", "a", "b");
        site.article("/help/a", "Delivery", "It takes two days.");
        site.article("/help/b", "Payment", "By card.");
        sources.addAddress(SHOP, Kind.SITE, site.address("/help/").toString(), Optional.empty(), Optional.of(DAY));
        readDue();
        assertThat(titles()).containsExactlyInAnyOrder("Help", "Delivery", "Payment");
        var made = encoded.get();
        site.remove("/help/b");
        site.forgetAsked();

        clock.pass(DAY);
        readDue();

        assertThat(titles()).containsExactlyInAnyOrder("Help", "Delivery");
        assertThat(encoded).hasValue(made);
        assertThat(site.asked()).contains("/help/b");
    }

    @Test
    void a_failed_reading_keeps_the_articles_says_why_and_is_tried_again_soon() {
        site.article("/help", "Returns", "Within 30 days.");
        var source = page("/help");
        readDue();
        site.on("/help", exchange -> exchange.sendResponseHeaders(500, -1));
        clock.pass(DAY);

        readDue();

        var failed = sources.find(source).orElseThrow();
        assertThat(failed.state()).isEqualTo(State.FAILED);
        assertThat(failed.problem()).contains("The site answered with 500 instead of a page.");
        assertThat(failed.dueAt()).contains(clock.instant().plus(Duration.ofMinutes(5)));
        assertThat(titles()).containsExactly("Returns");

        site.article("/help", "Returns", "Within 20 days.");
        clock.pass(Duration.ofMinutes(5));
        readDue();
        assertThat(sources.find(source).orElseThrow().state()).isEqualTo(State.READY);
        assertThat(texts()).containsExactly("Within 20 days.");
    }

    @Test
    void a_page_that_is_empty_now_is_no_article_any_more() {
        site.article("/help", "Returns", "Within 30 days.");
        var source = page("/help");
        readDue();
        site.page("/help", "<main></main>");
        clock.pass(DAY);

        readDue();

        assertThat(titles()).isEmpty();
        assertThat(sources.find(source).orElseThrow().problem()).contains("Nothing to read was found at this address.");
    }

    @Test
    void a_file_is_replaced_by_one_of_the_same_name_and_goes_with_its_source() {
        var first = sources.addFile(SHOP, "pay.md", Format.MARKDOWN, "# Payment\nBy card.", Optional.empty());
        readDue();
        var second = sources.addFile(SHOP, "pay.md", Format.MARKDOWN, "# Payment\nBy invoice.", Optional.of("de"));
        readDue();

        assertThat(second).isEqualTo(first);
        assertThat(texts()).containsExactly("By invoice.");
        assertThat(all()).extracting(Article::language).containsExactly("de");
        assertThat(sources.delete(first)).isTrue();
        assertThat(all()).isEmpty();
    }

    @Test
    void what_was_asked_for_while_a_source_is_read_is_done_afterwards() {
        var id = sources.addFile(SHOP, "pay.md", Format.MARKDOWN, "# Payment\nBy card.", Optional.empty());
        var before = sources.find(id).orElseThrow();
        clock.pass(Duration.ofSeconds(1));
        sources.refresh(id);

        sources.ended(before, Optional.empty(), true, Optional.empty());

        assertThat(sources.find(id).orElseThrow().dueAt()).contains(clock.instant());
    }

    @Test
    void without_an_interval_a_failing_source_is_tried_three_times_and_later_ever_more_rarely() {
        var id = sources.addAddress(SHOP, Kind.PAGE, "http://x.example/", Optional.empty(), Optional.empty());
        var source = sources.find(id).orElseThrow();
        var now = clock.instant();

        assertThat(Retries.next(source, false, now)).isEmpty();
        assertThat(Retries.next(source, true, now)).contains(now.plus(Duration.ofMinutes(5)));
        assertThat(Retries.next(failed(source, 1), true, now)).contains(now.plus(Duration.ofMinutes(10)));
        assertThat(Retries.next(failed(source, 2), true, now)).isEmpty();
    }

    private static Source failed(Source source, int times) {
        return new Source(
                source.id(),
                source.assistantId(),
                source.kind(),
                source.address(),
                source.format(),
                source.language(),
                source.interval(),
                source.state(),
                source.problem(),
                times,
                false,
                source.readAt(),
                source.dueAt());
    }

    @Test
    void a_change_raises_the_version_and_another_node_reads_what_is_new() {
        var elsewhere = new LoadedArticles(versions, articles);
        try {
            var there = new ArticleKnowledge(elsewhere, BgeSmallEncoder.shared(), new NoModelForTests());
            var question = "how can I pay for my order";
            assertThat(there.answer(SHOP, question, "en")).isEqualTo(NotFound.NOTHING);
            sources.addFile(
                    SHOP, "pay.md", Format.MARKDOWN, "# Payment\nYou can pay for an order by card.", Optional.empty());
            for (var source : sources.due(List.of(), 10)) {
                reading.read(source, "en", () -> true);
            }
            jdbc.sql("insert into knowledge (assistant_id, version) values ('shop', 7)")
                    .update();

            elsewhere.compare();

            await(() -> there.answer(SHOP, question, "en") instanceof Found);
        } finally {
            elsewhere.close();
        }
    }

    @Test
    void an_assistants_own_threshold_counts_at_once() {
        sources.addFile(
                SHOP, "pay.md", Format.MARKDOWN, "# Payment\nYou can pay for an order by card.", Optional.empty());
        readDue();
        assertThat(answer("how can I pay for my order")).isInstanceOf(Found.class);

        versions.setThreshold(SHOP, OptionalDouble.of(1));

        await(() -> answer("how can I pay for my order") instanceof NotFound);
        assertThat(knowledge.test(SHOP, "how can I pay for my order", "en").threshold())
                .isEqualTo(1);
    }

    @Test
    void without_a_threshold_of_its_own_an_assistant_has_the_usual_one_and_says_that_it_cannot_answer() {
        sources.addFile(
                SHOP, "pay.md", Format.MARKDOWN, "# Payment\nYou can pay for an order by card.", Optional.empty());
        readDue();

        assertThat(versions.of(SHOP).threshold()).isEmpty();
        assertThat(answer("what is the capital of Peru"))
                .isInstanceOfSatisfying(
                        NotFound.class, none -> assertThat(none.nearest()).isNotEmpty());

        versions.setThreshold(SHOP, OptionalDouble.of(0));
        assertThat(answer("what is the capital of Peru")).isInstanceOf(Found.class);
        versions.setThreshold(SHOP, OptionalDouble.empty());
        assertThat(answer("what is the capital of Peru")).isInstanceOf(NotFound.class);
    }

    @Test
    void of_several_nodes_one_reads_what_is_due_each_time_once() {
        site.article("/help", "Returns", "Within 30 days.");
        var one = refresher("one");
        var two = refresher("two");
        try {
            one.start();
            two.start();
            var id = page("/help");
            versions.hint(SHOP);
            await(() -> sources.find(id).orElseThrow().state() == State.READY);
            assertThat(readings("/help")).isEqualTo(1);

            clock.pass(DAY);
            versions.hint(SHOP);
            await(() -> sources.find(id).orElseThrow().readAt().equals(Optional.of(clock.instant())));
            assertThat(readings("/help")).isEqualTo(2);
            assertThat(jdbc.sql("select count(distinct owner) from lease where name = 'knowledge'")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(1);
        } finally {
            one.close();
            two.close();
        }
    }

    @Test
    void when_the_reading_node_stops_another_reads_what_becomes_due() {
        site.article("/help", "Returns", "Within 30 days.");
        var first = refresher("first");
        var next = refresher("next");
        try {
            first.start();
            var id = page("/help");
            versions.hint(SHOP);
            await(() -> sources.find(id).orElseThrow().state() == State.READY);
            first.close();
            next.start();

            clock.pass(DAY);
            versions.hint(SHOP);

            await(() -> sources.find(id).orElseThrow().readAt().equals(Optional.of(clock.instant())));
            assertThat(readings("/help")).isEqualTo(2);
        } finally {
            next.close();
        }
    }

    private long readings(String path) {
        return site.asked().stream().filter(path::equals).count();
    }

    @Test
    void vectors_that_nothing_uses_are_forgotten_after_a_week() {
        sources.addFile(SHOP, "a.md", Format.MARKDOWN, "# A\nUsed.", Optional.empty());
        readDue();
        vectors.make(List.of("Not used."));
        clock.pass(Duration.ofDays(8));

        vectors.forgetUnused();

        assertThat(jdbc.sql("select count(*) from knowledge_vector")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    private Refresher refresher(String node) {
        return new Refresher(sources, versions, vectors, reading, id -> "en", new Leases(jdbc), node, clock);
    }

    private UUID page(String path) {
        return sources.addAddress(SHOP, Kind.PAGE, site.address(path).toString(), Optional.empty(), Optional.of(DAY));
    }

    /** Reads what is due, as the node with the duty does it. */
    private void readDue() {
        for (var source : sources.due(List.of(), 100)) {
            var outcome = reading.read(source, "en", () -> true);
            sources.ended(
                    source,
                    outcome.problem(),
                    outcome.complete(),
                    Retries.next(source, outcome.problem().isPresent(), clock.instant()));
        }
        var before = versions.of(SHOP).version();
        versions.raise(SHOP);
        assertThat(versions.of(SHOP).version()).isGreaterThan(before);
    }

    private Answer answer(String question) {
        var expected = versions.of(SHOP).version();
        await(() -> loaded.version(SHOP) == expected);
        return knowledge.answer(SHOP, question, "en");
    }

    private List<Article> all() {
        return articles.page(SHOP, Optional.empty(), 100);
    }

    private List<String> titles() {
        return all().stream().map(Article::title).toList();
    }

    private List<String> texts() {
        return all().stream()
                .flatMap(article -> articles.passages(article.id()).stream())
                .map(passage -> passage.text())
                .toList();
    }

    private static void await(BooleanSupplier reached) {
        while (!reached.getAsBoolean()) {
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
