package dev.baton.language.model;

import dev.baton.language.model.ModelReply.Cause;
import dev.baton.language.model.ModelReply.Failed;
import java.util.function.Consumer;

/** The model of an installation that has none. */
final class NoModel implements LanguageModel {

    private static final ModelReply NONE =
            new Failed(Cause.NOT_CONFIGURED, "No language model is configured; set BATON_MODEL_URL to use one.");

    @Override
    public boolean isConfigured() {
        return false;
    }

    @Override
    public ModelReply complete(Prompt prompt, ModelLimits limits) {
        return NONE;
    }

    @Override
    public ModelReply stream(Prompt prompt, ModelLimits limits, Consumer<String> pieces) {
        return NONE;
    }
}
