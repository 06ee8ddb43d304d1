package dev.baton.desk.email;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of an answer the customer reads what was written anew, whatever mail program wrote it. */
class AnswerTextTest {

    private static final String OURS = "> ---- Please answer above this line ----\n> Customer: Where is it?\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "On Tue, 3 Mar 2026 at 10:00, Chat <chat@shop.example.com> wrote:\n\n",
                "On Tue, 3 Mar 2026 at 10:00, Chat\n<chat@shop.example.com> wrote:\n",
                "Am 03.03.2026 um 10:00 schrieb Chat:\n",
                "Le mar. 3 mars 2026 à 10:00, Chat <chat@shop.example.com> a écrit :\n",
                "2026年3月3日(火) 10:00 Chat <chat@shop.example.com>:\n\n",
                "-----Original Message-----\nFrom: Chat\nSent: Tuesday\nTo: Dana\nSubject: Re: Chat\n\n",
                "________________________________\nFrom: Chat <chat@shop.example.com>\n",
                "> \n",
                ""
            })
    void what_leads_to_the_quoted_mail_is_left_out(String lead) {
        assertThat(AnswerText.of("It is on its way:\nthe parcel.\n\n" + lead + OURS))
                .isEqualTo("It is on its way:\nthe parcel.");
    }

    @Test
    void a_signature_is_left_out_and_a_line_that_only_looks_like_one_is_not() {
        assertThat(AnswerText.of("Done.\n--\nreally\n-- \nDana\nHelp desk")).isEqualTo("Done.\n--\nreally");
    }

    @Test
    void nothing_is_lost_where_nothing_is_quoted() {
        assertThat(AnswerText.of("First:\n> as you said\nso it is.")).isEqualTo("First:\n> as you said\nso it is.");
        assertThat(AnswerText.of("We need one thing:")).isEqualTo("We need one thing:");
    }

    @Test
    void an_answer_with_nothing_new_is_empty() {
        assertThat(AnswerText.of("\n\n" + OURS)).isEmpty();
    }
}
