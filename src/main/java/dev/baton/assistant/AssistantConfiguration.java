package dev.baton.assistant;

import dev.baton.platform.BatonProperties;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The live assistants: those of the demo while it is on, and those in the data folder's {@code assistants}. */
@Configuration(proxyBeanMethods = false)
class AssistantConfiguration {

    @Bean
    Assistants assistants(BatonProperties properties) {
        var documents = new ArrayList<AssistantDocument>();
        if (properties.demoOn()) {
            documents.addAll(InMemoryAssistants.demo().all());
        }
        Path folder = properties.data().resolve("assistants");
        if (Files.isDirectory(folder)) {
            documents.addAll(InMemoryAssistants.folder(folder).all());
        }
        return new InMemoryAssistants(documents);
    }
}
