package dev.baton.desk;

import dev.baton.delivery.Secrets;
import java.util.Map;
import java.util.Optional;

/**
 * What was set for one desk.
 *
 * @param id the desk
 * @param name its name as people know it
 * @param settings what may be shown
 * @param secrets what may not
 */
public record DeskAccount(String id, String name, Map<String, String> settings, Secrets secrets) {

    /** A setting, unless it is empty. */
    public Optional<String> setting(String field) {
        return Optional.ofNullable(settings.get(field)).filter(value -> !value.isBlank());
    }
}
