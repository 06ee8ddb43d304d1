package dev.baton.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class ConfigurationTest {

    @Test
    void the_table_in_the_docs_names_every_setting_and_no_other() throws IOException {
        var documented = Pattern.compile("^\\| `(BATON_[A-Z_]+)` \\|", Pattern.MULTILINE)
                .matcher(Files.readString(Path.of("docs/configuration.md")))
                .results()
                .map(row -> row.group(1))
                .toList();

        assertThat(documented)
                .containsExactlyInAnyOrderElementsOf(
                        variables("BATON", BatonProperties.class).toList());
    }

    @Test
    void variables_of_the_environment_set_what_the_table_says() {
        var properties = bound(Map.of(
                "BATON_PORT", "9090",
                "BATON_DB_POOL_SIZE", "7",
                "BATON_BEHIND_PROXY", "true",
                "BATON_LIMITS_SIGN_INS_PER_MINUTE", "3",
                "BATON_PRESENCE_GRACE", "90s"));

        assertThat(properties.port()).isEqualTo(9090);
        assertThat(properties.db().poolSize()).isEqualTo(7);
        assertThat(properties.behindProxy()).isTrue();
        assertThat(properties.limits().signInsPerMinute()).isEqualTo(3);
        assertThat(properties.presence().grace()).isEqualTo(Duration.ofSeconds(90));
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, '',    true",
        "localhost, '',    true",
        "::1,       '',    true",
        "0.0.0.0,   '',    false",
        "0.0.0.0,   true,  true",
        "127.0.0.1, false, false"
    })
    void the_demo_is_on_where_only_this_machine_can_reach_the_server_unless_it_is_set(
            String address, String demo, boolean on) {
        var set = demo.isEmpty() ? Map.<String, Object>of() : Map.<String, Object>of("BATON_DEMO", demo);
        var all = new HashMap<String, Object>(set);
        all.put("BATON_ADDRESS", address);

        assertThat(bound(all).demoOn()).isEqualTo(on);
    }

    private static BatonProperties bound(Map<String, Object> variables) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().remove(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
        ConfigurationPropertySources.attach(environment);
        return Binder.get(environment).bindOrCreate("baton", BatonProperties.class);
    }

    private static Stream<String> variables(String prefix, Class<?> type) {
        return Stream.of(type.getRecordComponents()).flatMap(component -> variable(prefix, component));
    }

    private static Stream<String> variable(String prefix, RecordComponent component) {
        var name =
                prefix + "_" + component.getName().replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT);
        return component.getType().isRecord() ? variables(name, component.getType()) : Stream.of(name);
    }
}
