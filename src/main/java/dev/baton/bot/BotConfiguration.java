package dev.baton.bot;

import dev.baton.assistant.PersonRequests;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The bot that answers: the dialog engine. */
@Configuration(proxyBeanMethods = false)
class BotConfiguration {

    @Bean
    Bot bot(PersonRequests personRequests) {
        return new DialogBot(personRequests);
    }
}
