package dev.baton.language.guidance;

import dev.baton.language.encoder.Encoder;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A rule's text turned into what a customer could say. The frame of the instruction ("if the customer …", "…, hand over",
 * "never answer questions about …") is taken off, an exception ("unless …", "but not about …") is set apart, and what
 * remains is said in several ways, in the first person among them. English; other texts are taken as they are.
 *
 * @param text the rule's own words
 * @param forms what a customer could say; never empty
 * @param exception what the rule leaves out, if it says so
 */
record Phrasing(String text, List<String> forms, Optional<String> exception) {

    private static final String CUSTOMER =
            "(?:(?:an?|the|some|any|our|your|all|every)\\s+)?(?:(?:customer|client|user|guest|passenger|patient|player"
                    + "|student|visitor|caller|tenant|buyer|member|employee|person)s?|people|someone|somebody|anyone"
                    + "|anybody|they|he or she|he|she)\\b(?! (?:phone|service|else)s?\\b)";
    private static final String HAND_OVER =
            "(?:hand(?:ed)?(?: (?:it|them|him|this|the chat|the conversation))? ?over|handover|transfer(?:red)?"
                    + "|escalated?|pass(?:ed)?(?: (?:it|them))? (?:on|over)|give (?:it|the conversation) to|route"
                    + "|connect|forward|send (?:it|them) to|get an? (?:agent|person|human))";
    private static final String SOON = "(?:then\\s+|please\\s+|always\\s+|immediately\\s+)*";
    private static final Pattern CONDITIONAL = pattern("^(?:if|when(?:ever)?|in case|as soon as|once)\\s+");
    private static final Pattern COMMANDED = pattern("[,:;]\\s*" + SOON + HAND_OVER + "\\b.*$");
    private static final Pattern CONSEQUENCE = pattern("(?:[,:;]\\s*" + SOON + HAND_OVER + "\\b.*"
            + "|\\s+(?:must|should|has to|have to|needs? to)\\s+(?:always |be |go |talk |speak |get )+.*"
            + "|\\s+(?:go|goes|are (?:only )?for|is (?:only )?for|is never|are never)\\s+(?:to )?"
            + "(?:an? |the |our |by |given |only )*(?:adviser|advisor|agent|person|human|staff|team|sales|support"
            + "|specialist|expert|events|hr|people|answered|by)\\b.*)$");
    private static final Pattern COMMAND = pattern("^(?:please\\s+)?(?:always\\s+|immediately\\s+)*" + HAND_OVER
            + "(?:\\s+(?:it|them|immediately|at once|right away|directly))*"
            + "(?:\\s+to (?:an? |the |our )?[\\w-]+(?: (?:team|agent|person))?)?"
            + "(?:\\s+(?=if|when|whenever|as soon|for|requests?|questions?|complaints?|customers?|people|any))?\\s*");
    private static final Pattern FORBIDDEN =
            pattern("^(?:never|do not|don't|must not|should not|no) (?:ever )?(?:answer(?:s|ing)?|discuss|talk"
                    + "|give advice|comment|respond|speak)(?: to)?(?: any(?:thing)?)?(?: questions?)?"
                    + "(?: (?:about|on|regarding|of))?\\s+");
    private static final Pattern IF = pattern("^(?:if|when(?:ever)?|in case|as soon as|once|anyone|for)\\s+");
    private static final Pattern POSSESSED = pattern("^" + CUSTOMER + "['’]s\\s+");
    private static final Pattern SUBJECT =
            pattern("^" + CUSTOMER + "\\s+(?:who |that |which )?(?:may |might |could |would |can )?(?:be )?");
    private static final Pattern ASKS =
            pattern("^(?:(?:asks?|asking|inquires?|enquires?|wants? to know|would like to know|has (?:a )?questions?"
                    + "|have (?:a )?questions?|writes?|talks?|contacts? us|speaks?|complains?|mentions?|reports?"
                    + "|describes?|says?|claims?|questions?|enquir(?:y|ies)|requests?|complaints?|anything"
                    + "|everything|sounds|problems?|information)"
                    + "(?:\\s+(?:about|on|for|of|that|with|regarding|whether|if|to do with|as to))*\\s+)");
    private static final Pattern EXCEPTION =
            pattern("[,;]?\\s+(?:unless|except(?: for| if| when)?|but not(?: about| if| when)?|other than)\\b(.*)$");
    private static final Pattern WANTS =
            pattern("^(wants? to|would like to|has|have|is|are|was|needs?|threatens?|forgot|lost)\\b(.*)");
    private static final Pattern QUESTION = pattern("^(?:ask|quest|want|inq|enq|contact).*");

    static Phrasing of(String text) {
        String read = (text.length() > Rule.MAX_TEXT ? text.substring(0, Rule.MAX_TEXT) : text).strip();
        String condition = condition(read);
        Optional<String> exception = Optional.empty();
        Matcher left = EXCEPTION.matcher(condition);
        if (left.find() && left.start() > 0) {
            exception =
                    Optional.of(subject(withoutFrame(left.group(1).strip()))).filter(words -> !words.isBlank());
            condition = condition.substring(0, left.start());
        }
        String subject = subject(condition);
        var forms = new LinkedHashSet<String>(
                List.of(condition, subject, firstPerson(condition), "question about " + subject));
        forms.remove(read);
        return new Phrasing(read, forms.isEmpty() ? List.of(read) : List.copyOf(forms), exception);
    }

    /** The rule's own words and what a customer could say. */
    Vectors encoded(Encoder encoder) {
        var said = new LinkedHashSet<String>(forms);
        said.add(text);
        return new Vectors(said.stream().map(encoder::encode).toList());
    }

    private static String condition(String text) {
        String words = text.replaceFirst("[.!]+$", "").strip();
        words = orAsBefore(words, (CONDITIONAL.matcher(words).find() ? COMMANDED : CONSEQUENCE));
        words = orAsBefore(words, COMMAND);
        words = orAsBefore(words, FORBIDDEN);
        return withoutFrame(words).replaceFirst("[ ,.;:]+$", "");
    }

    private static String withoutFrame(String words) {
        String bare = IF.matcher(words).replaceFirst("");
        Matcher possessed = POSSESSED.matcher(bare);
        return possessed.find() ? possessed.replaceFirst("my ") : orAsBefore(bare, SUBJECT);
    }

    private static String subject(String condition) {
        String subject = ASKS.matcher(condition).replaceFirst("");
        return subject.strip().length() > 2 ? subject : condition;
    }

    private static String firstPerson(String condition) {
        String own = replace(condition, "(?:the customer's|the client's|their|his or her|his|her)", "my");
        own = replace(own, "(?:they are|the customer is|he is|she is)", "I am");
        own = replace(own, "(?:they|the customer|the client)", "I");
        own = replace(own, "them", "me");
        Matcher wants = WANTS.matcher(own);
        if (wants.matches()) {
            return verb(wants.group(1).toLowerCase(Locale.ROOT)) + wants.group(2);
        }
        String subject = subject(own);
        return !subject.equals(own) && QUESTION.matcher(own).matches() ? "I have a question about " + subject : subject;
    }

    private static String verb(String third) {
        return switch (third) {
            case "wants to", "want to" -> "I want to";
            case "has" -> "I have";
            case "is", "are" -> "I am";
            case "was" -> "I was";
            default -> "I " + third.replaceFirst("s$", "");
        };
    }

    private static String replace(String words, String what, String by) {
        return pattern("\\b" + what + "\\b").matcher(words).replaceAll(by);
    }

    private static String orAsBefore(String words, Pattern frame) {
        String less = frame.matcher(words).replaceFirst("");
        return less.isBlank() ? words : less;
    }

    private static Pattern pattern(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
    }
}
