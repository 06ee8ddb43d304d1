package dev.baton.language.knowledge.reading;

import dev.baton.language.model.LanguageModel;
import dev.baton.language.model.ModelLimits;
import dev.baton.language.model.ModelReply;
import dev.baton.language.model.ModelReply.Cause;
import dev.baton.language.model.Prompt;
import java.util.function.Consumer;

/** No language model, as on a server where none is configured. */
public final class NoModelForTests implements LanguageModel {

    private static final ModelReply NONE = new ModelReply.Failed(Cause.NOT_CONFIGURED, "There is none.");

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
