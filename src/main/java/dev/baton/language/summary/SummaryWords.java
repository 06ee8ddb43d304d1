package dev.baton.language.summary;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The summary's own words in one language.
 *
 * @param name the language's name in English, as a language model is told it
 * @param files what the customer sent
 * @param moods in the order of {@link Story.Mood}
 */
record SummaryWords(
        String language,
        String name,
        String wants,
        String tried,
        String details,
        String mood,
        String openQuestion,
        String action,
        String answer,
        String notUnderstood,
        String noValidAnswer,
        String files,
        List<String> moods) {

    private static final SummaryWords ENGLISH = new SummaryWords(
            "en",
            "English",
            "Wants",
            "Tried",
            "Details",
            "Mood",
            "Open question",
            "Action",
            "Answered",
            "Not understood",
            "No valid answer to",
            "Files sent",
            List.of("unknown", "calm", "confused", "frustrated", "angry"));

    private static final Map<String, SummaryWords> ALL = Stream.of(
                    ENGLISH,
                    new SummaryWords(
                            "es",
                            "Spanish",
                            "Quiere",
                            "Se intentó",
                            "Datos",
                            "Ánimo",
                            "Pregunta pendiente",
                            "Acción",
                            "Respuesta",
                            "No se entendió",
                            "Sin respuesta válida a",
                            "Archivos enviados",
                            List.of("desconocido", "tranquilo", "confundido", "frustrado", "enfadado")),
                    new SummaryWords(
                            "fr",
                            "French",
                            "Souhaite",
                            "Déjà tenté",
                            "Informations",
                            "Humeur",
                            "Question en suspens",
                            "Action",
                            "Réponse",
                            "Non compris",
                            "Pas de réponse valable à",
                            "Fichiers envoyés",
                            List.of("inconnue", "calme", "perplexe", "agacé", "en colère")),
                    new SummaryWords(
                            "de",
                            "German",
                            "Anliegen",
                            "Bisher versucht",
                            "Angaben",
                            "Stimmung",
                            "Offene Frage",
                            "Aktion",
                            "Antwort",
                            "Nicht verstanden",
                            "Keine gültige Antwort auf",
                            "Gesendete Dateien",
                            List.of("unbekannt", "ruhig", "verwirrt", "verärgert", "wütend")),
                    new SummaryWords(
                            "pt",
                            "Portuguese",
                            "Pedido",
                            "Já tentado",
                            "Dados",
                            "Humor",
                            "Pergunta em aberto",
                            "Ação",
                            "Resposta",
                            "Não compreendido",
                            "Sem resposta válida a",
                            "Arquivos enviados",
                            List.of("desconhecido", "calmo", "confuso", "frustrado", "irritado")),
                    new SummaryWords(
                            "it",
                            "Italian",
                            "Richiesta",
                            "Già provato",
                            "Dati",
                            "Umore",
                            "Domanda aperta",
                            "Azione",
                            "Risposta",
                            "Non capito",
                            "Nessuna risposta valida a",
                            "File inviati",
                            List.of("sconosciuto", "calmo", "confuso", "frustrato", "arrabbiato")),
                    new SummaryWords(
                            "nl",
                            "Dutch",
                            "Wil",
                            "Al geprobeerd",
                            "Gegevens",
                            "Stemming",
                            "Open vraag",
                            "Actie",
                            "Antwoord",
                            "Niet begrepen",
                            "Geen geldig antwoord op",
                            "Verzonden bestanden",
                            List.of("onbekend", "rustig", "verward", "gefrustreerd", "boos")))
            .collect(Collectors.toUnmodifiableMap(SummaryWords::language, Function.identity()));

    /** Those of the language, English for what is not among the seven. */
    static SummaryWords of(Optional<String> tag) {
        return tag.map(text -> text.split("[-_]", 2)[0].toLowerCase(Locale.ROOT))
                .flatMap(language -> Optional.ofNullable(ALL.get(language)))
                .orElse(ENGLISH);
    }
}
