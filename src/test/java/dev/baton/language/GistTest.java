package dev.baton.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.language.encoder.BgeSmallEncoder;
import dev.baton.language.encoder.Encoder;
import dev.baton.language.mood.Frustration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GistTest {

    @Property(tries = 200)
    void a_gist_is_read_back_from_its_text(@ForAll long high, @ForAll long low) {
        var gist = new Gist(high, low);
        assertThat(gist.text()).hasSize(22);
        assertThat(Gist.parse(gist.text())).contains(gist);
    }

    @Property(tries = 200)
    void any_other_text_is_none(@ForAll String text) {
        assertThat(Gist.parse(text).map(Gist::text).orElse(text)).isEqualTo(text);
    }

    @Test
    void the_same_vector_is_wholly_alike_and_its_opposite_not_at_all() {
        float[] vector = {0.3f, -0.2f, 0.9f, 0.1f};
        float[] opposite = {-0.3f, 0.2f, -0.9f, -0.1f};
        assertThat(Gist.of(vector).likeness(Gist.of(vector))).isEqualTo(1);
        assertThat(Gist.of(vector).likeness(Gist.of(opposite))).isEqualTo(-1);
    }

    @ParameterizedTest
    @CsvSource({
        "Where is my order?, where is my order",
        "Where is my order?, Where's my order?",
        "how can I return these shoes, How do I return these shoes?",
        "Wo bleibt mein Paket?, wo bleibt mein paket",
        "when will my refund arrive, when does my refund arrive"
    })
    void the_same_question_is_known_again(String one, String other) {
        assertThat(likeness(one, other)).isGreaterThanOrEqualTo(Frustration.SAME_QUESTION);
    }

    @Test
    void of_different_questions_hardly_any_pass_for_the_same() {
        var wrong = new ArrayList<String>();
        for (String one : DIFFERENT) {
            for (String other : DIFFERENT) {
                if (!one.equals(other) && likeness(one, other) >= Frustration.SAME_QUESTION) {
                    wrong.add(one + " / " + other);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static final List<String> DIFFERENT = List.of(
            "Where is my order?",
            "How do I change my delivery address?",
            "Can I pay with a credit card?",
            "What size should I take?",
            "Do you have this jacket in blue?",
            "How long does shipping to Canada take?",
            "I forgot my password.",
            "¿Dónde está mi pedido?",
            "¿Cómo cambio mi dirección?",
            "¿Puedo pagar con tarjeta?",
            "Wo ist meine Bestellung?",
            "Wie ändere ich meine Adresse?",
            "Kann ich mit Karte bezahlen?",
            "Où est ma commande ?",
            "Comment changer mon adresse ?",
            "Dov'è il mio ordine?",
            "Come cambio il mio indirizzo?",
            "Onde está o meu pedido?",
            "Posso pagar com cartão?",
            "Waar is mijn bestelling?",
            "Kan ik met kaart betalen?");

    private static double likeness(String one, String other) {
        return gist(one).likeness(gist(other));
    }

    private static Gist gist(String text) {
        Encoder encoder = BgeSmallEncoder.shared();
        return Gist.of(encoder.encode(text));
    }
}
