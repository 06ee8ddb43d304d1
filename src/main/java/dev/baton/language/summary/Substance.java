package dev.baton.language.summary;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Whether a line says what somebody wants. Greetings, thanks and the mere wish for a person do not; in seven languages. In
 * others every line of some length does.
 */
final class Substance {

    private static final int SHORT_WORD = 3;

    /** Words that carry no matter of their own, without accents. */
    private static final Set<String> EMPTY = Set.copyOf(List.of("""
            hi hello hey hiya dear good morning afternoon evening day there thanks thank you please ok okay yes no sure bye
            can could may would like want need get have let with from that this what about just really someone somebody anyone
            help question problem speak talk chat connect transfer agent human person people representative operator real live
            actual support service customer advisor adviser
            hola buenas buenos dias tardes noches gracias favor por quiero quisiera necesito puedo puede hablar con una alguien
            agente persona humano humana operador operadora asesor asesora ayuda pregunta problema atencion cliente bien vale
            bonjour bonsoir salut merci svp plait vous veux voudrais peux puis parler avec quelqu quelqun agent humain humaine
            personne conseiller conseillere operateur operatrice aide besoin question probleme une est que
            hallo guten tag morgen abend danke bitte moin servus ich mochte will kann konnte mit jemand jemandem einem einen
            sprechen reden mensch menschen mitarbeiter mitarbeiterin berater beraterin kundendienst hilfe frage problem brauche
            ola oi bom dia boa tarde noite obrigado obrigada quero queria preciso posso falar com alguem atendente pessoa humano
            ajuda duvida
            ciao buongiorno buonasera salve grazie prego voglio vorrei posso parlare qualcuno operatore operatrice persona umano
            umana assistenza aiuto domanda bisogno
            goedemorgen goedemiddag goedenavond goedendag dag dank bedankt alsjeblieft alstublieft graag wil zou kan kunnen met
            iemand spreken praten medewerker mens persoon hulp vraag probleem nodig
            """.strip().split("\\s+")));

    private Substance() {}

    /** At least one word of some length that is not empty. */
    static boolean isIn(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFD).toLowerCase(Locale.ROOT);
        var word = new StringBuilder();
        for (int index = 0; index <= plain.length(); index++) {
            char c = index < plain.length() ? plain.charAt(index) : ' ';
            if (Character.isLetterOrDigit(c) || Character.isSurrogate(c)) {
                word.append(c);
            } else if (Character.getType(c) != Character.NON_SPACING_MARK) {
                if (word.length() > SHORT_WORD && !EMPTY.contains(word.toString())) {
                    return true;
                }
                word.setLength(0);
            }
        }
        return false;
    }
}
