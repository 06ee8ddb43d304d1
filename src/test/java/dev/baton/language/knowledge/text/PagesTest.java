package dev.baton.language.knowledge.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.language.knowledge.text.Block.Items;
import dev.baton.language.knowledge.text.Block.Paragraph;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PagesTest {

    @Test
    void markdown_becomes_sections_with_paragraphs_lists_and_tables() {
        var page = Pages.read(Format.MARKDOWN, """
                ---
                title: "Delivery"
                language: en-GB
                ---
                # Delivery of parcels

                We **deliver** [everywhere](https://shop.example).

                ## How to
                1. Order.
                2. Wait for `it`.

                ## Costs
                | way | price |
                |---|---|
                | Standard | 3.90 € |

                <script>alert(1)</script>
                """);

        assertThat(page.title()).isEqualTo("Delivery");
        assertThat(page.language()).contains("en");
        assertThat(page.sections())
                .containsExactly(
                        new Section("", List.of(new Paragraph("We deliver everywhere."))),
                        new Section("How to", List.of(new Items(List.of("Order.", "Wait for it."), true))),
                        new Section("Costs", List.of(new Paragraph("Standard: price 3.90 €."))));
    }

    @Test
    void of_a_page_in_html_only_the_main_content_is_read() {
        var page = Pages.read(Format.HTML, """
                <html lang="de-AT"><head><title>Rückgabe | Shop</title><style>p {}</style></head><body>
                <header><a href="/">Shop</a></header><nav><ul><li>Home</li></ul></nav>
                <div class="sidebar">Angebote</div><div class="cookie-banner cookie">Kekse?</div>
                <main><h1>Rückgabe</h1><p>30&nbsp;Tage<br>lang.</p><p hidden>Geheim</p>
                <script>track()</script><noscript>Bitte einschalten</noscript>
                <h2>Wie</h2><ul><li>Karton<ul><li>zu</li></ul></li><li>Etikett</li></ul>
                <ul><li><a href="1">Eins</a></li><li><a href="2">Zwei</a></li><li><a href="3">Drei</a></li></ul>
                <details><summary>Was kostet das?</summary>Nichts.</details></main>
                <footer>Impressum</footer></body></html>
                """);

        assertThat(page.title()).isEqualTo("Rückgabe");
        assertThat(page.language()).contains("de");
        assertThat(page.sections())
                .containsExactly(
                        new Section("", List.of(new Paragraph("30 Tage lang."))),
                        new Section("Wie", List.of(new Items(List.of("Karton zu", "Etikett"), false))),
                        new Section("Was kostet das?", List.of(new Paragraph("Nichts."))));
    }

    @Test
    void a_page_without_a_marked_main_content_is_read_whole() {
        var page = Pages.read(
                Format.HTML, "<title>Hours - Shop</title><header>Menu</header><div>Open <b>daily</b>.</div>");

        assertThat(page.sections()).containsExactly(new Section("", List.of(new Paragraph("Open daily."))));
    }

    @Test
    void plain_text_has_a_title_paragraphs_and_lists() {
        var page = Pages.read(
                Format.TEXT, "Opening hours\r\n\r\nWe are open\r\nevery day.\r\n\r\nBring:\r\n- a card\r\n- a box\r\n");

        assertThat(page.title()).isEqualTo("Opening hours");
        assertThat(page.sections().getFirst().blocks())
                .containsExactly(
                        new Paragraph("We are open every day."),
                        new Paragraph("Bring:"),
                        new Items(List.of("a card", "a box"), false));
    }

    @Test
    void bytes_without_a_charset_are_read_as_what_they_can_be() {
        assertThat(Pages.decode("für".getBytes(java.nio.charset.StandardCharsets.UTF_8), Optional.empty()))
                .isEqualTo("für");
        assertThat(Pages.decode("für".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1), Optional.empty()))
                .isEqualTo("für");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en|You can send it back within thirty days if you do not like it.",
                "de|Sie können es innerhalb von dreißig Tagen zurücksenden, wenn es Ihnen nicht gefällt.",
                "fr|Vous pouvez le renvoyer dans les trente jours si vous ne l'aimez pas.",
                "es|Puede devolverlo en un plazo de treinta días si no le gusta lo que ha comprado.",
                "it|Potete restituirlo entro trenta giorni se non vi piace quello che avete comprato.",
                "pt|Você pode devolver o artigo em até trinta dias se não gostar do que comprou para você.",
                "nl|U kunt het binnen dertig dagen terugsturen als het u niet bevalt en het nog niet is gebruikt."
            })
    void the_language_of_a_text_is_told_by_its_little_words(String language, String text) {
        assertThat(Languages.guess(text)).contains(language);
        assertThat(Languages.ofShort(text, "en")).isEqualTo(language);
        assertThat(Languages.guess("12345 ✓")).isEmpty();
    }
}
