package dev.baton.language.model;

import dev.baton.language.model.ModelReply.Cause;
import dev.baton.language.model.ModelReply.Failed;
import dev.baton.language.model.ModelReply.Refused;
import dev.baton.language.model.ModelReply.Text;
import dev.baton.language.model.Prompt.Form;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The wire format of chat completions: the request's body, and what an answer's body says. */
final class ChatFormat {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final String FENCE = "```";

    private ChatFormat() {}

    static String request(String model, Prompt prompt, ModelLimits limits, Dialect dialect, boolean stream) {
        ObjectNode body = JSON.createObjectNode();
        body.put("model", model);
        var messages = body.putArray("messages");
        messages.addObject().put("role", "system").put("content", prompt.system());
        messages.addObject().put("role", "user").put("content", prompt.user());
        body.put(dialect.maxTokens() ? "max_tokens" : "max_completion_tokens", limits.maxTokens());
        if (dialect.temperature()) {
            body.put("temperature", 0);
        }
        if (prompt.form() == Form.JSON && dialect.responseFormat()) {
            body.putObject("response_format").put("type", "json_object");
        }
        if (stream) {
            body.put("stream", true);
        }
        return JSON.writeValueAsString(body);
    }

    /** The reply in the body of an answer that came in one piece. */
    static ModelReply reply(String body, Prompt prompt, ModelLimits limits) {
        try {
            JsonNode json = JSON.readTree(body);
            JsonNode choice = json.path("choices").path(0);
            var written = new Written();
            written.add(choice.path("message"), choice.path("finish_reason"));
            written.count(json.path("usage"));
            return written.reply(prompt, limits);
        } catch (JacksonException e) {
            return unreadable("The language model's answer is no JSON.");
        }
    }

    /** One event of a stream; a missing node for what is no JSON. */
    static JsonNode piece(String data) {
        try {
            return JSON.readTree(data);
        } catch (JacksonException e) {
            return JSON.missingNode();
        }
    }

    /** What an error's body says about the parameters of the request. */
    static String complaint(String body) {
        JsonNode error = piece(body).path("error");
        return error.path("param").asString("") + " " + error.path("message").asString("");
    }

    static Failed unreadable(String reason) {
        return new Failed(Cause.UNREADABLE, reason + " Check that BATON_MODEL_URL leads to chat completions.");
    }

    /** What a model has written so far, from whole messages or from pieces of one. */
    static final class Written {
        private final StringBuilder text = new StringBuilder();
        private final StringBuilder refusal = new StringBuilder();
        private String finish = "";
        private long tokens;

        /** Adds a message or a piece of one, and gives the text that it brought. */
        String add(JsonNode message, JsonNode finishReason) {
            String piece = string(message.path("content"));
            text.append(piece);
            refusal.append(string(message.path("refusal")));
            String reason = string(finishReason);
            finish = reason.isEmpty() ? finish : reason;
            return piece;
        }

        void count(JsonNode usage) {
            tokens = Math.max(tokens, usage.path("total_tokens").asLong(0));
        }

        int length() {
            return text.length() + refusal.length();
        }

        boolean isFinished() {
            return !finish.isEmpty();
        }

        ModelReply reply(Prompt prompt, ModelLimits limits) {
            if (!refusal.isEmpty() || finish.equals("content_filter")) {
                return new Refused("The language model refused to answer.");
            }
            if (finish.equals("length") || text.length() > limits.maxCharacters()) {
                return tooLong(limits);
            }
            if (text.toString().isBlank()) {
                return unreadable("The language model's answer is empty.");
            }
            return prompt.form() == Form.JSON
                    ? json()
                    : new Text(text.toString().strip(), tokens);
        }

        private ModelReply json() {
            String object = withoutFence(text.toString().strip());
            return piece(object).isObject()
                    ? new Text(object, tokens)
                    : new Failed(Cause.NOT_AS_ASKED, "The language model was asked for a JSON object and gave none.");
        }

        private static String withoutFence(String text) {
            int line = text.indexOf('\n');
            return text.startsWith(FENCE) && text.endsWith(FENCE) && line > 0 && line < text.length() - FENCE.length()
                    ? text.substring(line, text.length() - FENCE.length()).strip()
                    : text;
        }

        private static String string(JsonNode node) {
            return node.isString() ? node.asString("") : "";
        }
    }

    static Failed tooLong(ModelLimits limits) {
        return new Failed(
                Cause.TOO_LONG,
                "The language model's answer is longer than " + limits.maxTokens() + " tokens or "
                        + limits.maxCharacters() + " characters.");
    }
}
