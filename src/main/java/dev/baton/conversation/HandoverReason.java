package dev.baton.conversation;

/** Why a conversation goes to a person; the trigger's row in brackets. Written in lower case on the wire. */
public enum HandoverReason {
    /** The customer asked (T1, T14). */
    REQUESTED,
    /** A danger word (T5). */
    DANGER_WORD,
    /** Profanity after the warnings (T6). */
    PROFANITY,
    /** The customer is frustrated (T7). */
    FRUSTRATION,
    /** The bot has no answer (T8, T9). */
    CANNOT_ANSWER,
    /** A guidance rule (T10). */
    GUIDANCE,
    /** A blocked topic (T11). */
    TOPIC,
    /** Too many misses in a row (T3). */
    NOT_UNDERSTOOD,
    /** Too many invalid answers to a question (T4). */
    INVALID_ANSWERS,
    /** A step of the flow connects to an agent (T12). */
    PLANNED,
    /** The widget's menu (T13). */
    MENU,
    /** No answer from the bot, or an error (T15). */
    BOT_FAILURE,
    /** The bot or a program asked (T16). */
    BOT,
    /** An agent took over (T17). */
    AGENT,
    /** The assistant is human only (T18). */
    MODE,
    /** An agent passed it on (W6). */
    TRANSFER
}
