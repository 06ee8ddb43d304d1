package dev.baton.handover;

import dev.baton.platform.BatonProperties;
import dev.baton.platform.BatonProperties.MailSecurity;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;
import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/** Sends mail to teams, where a mail server is configured. */
@Component
final class Mail {

    /** The whole of a connection's waits: a server that hangs must not hold the sender for ever. */
    private static final String TIMEOUT_MILLIS = "15000";

    private final Optional<JavaMailSenderImpl> sender;
    private final String from;

    Mail(BatonProperties properties) {
        from = Optional.ofNullable(properties.mail().from()).orElse("");
        sender = Optional.ofNullable(properties.mail().host())
                .filter(host -> !host.isBlank())
                .map(host -> sender(host, properties.mail()));
        if (sender.isPresent() && from.isBlank()) {
            throw new IllegalStateException("BATON_MAIL_HOST is set, but nobody to send from: set BATON_MAIL_FROM.");
        }
    }

    boolean isConfigured() {
        return sender.isPresent();
    }

    /**
     * Sends a mail and waits until the server has taken it.
     *
     * @throws MailException if it has not
     */
    void send(String to, String subject, String text) {
        var message = new SimpleMailMessage();
        message.setFrom(from);
        message.setTo(to);
        message.setSubject(subject);
        message.setText(text);
        sender.orElseThrow(() -> new IllegalStateException("No mail server is configured"))
                .send(message);
    }

    private static JavaMailSenderImpl sender(String host, BatonProperties.Mail settings) {
        var sender = new JavaMailSenderImpl();
        sender.setHost(host);
        sender.setPort(settings.port());
        sender.setUsername(settings.user());
        sender.setPassword(settings.password());
        sender.setDefaultEncoding(StandardCharsets.UTF_8.name());
        Properties details = sender.getJavaMailProperties();
        boolean tls = settings.security() == MailSecurity.TLS;
        boolean startTls = settings.security() == MailSecurity.STARTTLS;
        details.put("mail.smtp.auth", Boolean.toString(settings.user() != null));
        details.put("mail.smtp.ssl.enable", Boolean.toString(tls));
        details.put("mail.smtp.ssl.checkserveridentity", "true");
        details.put("mail.smtp.starttls.enable", Boolean.toString(startTls));
        details.put("mail.smtp.starttls.required", Boolean.toString(startTls));
        details.put("mail.smtp.connectiontimeout", TIMEOUT_MILLIS);
        details.put("mail.smtp.timeout", TIMEOUT_MILLIS);
        details.put("mail.smtp.writetimeout", TIMEOUT_MILLIS);
        return sender;
    }
}
