package dev.baton.platform.web;

import dev.baton.platform.BatonProperties;
import jakarta.servlet.MultipartConfigElement;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How much a request that carries a file may have: the file, and what is around it. What comes is kept on disk until it is read. */
@Configuration(proxyBeanMethods = false)
class MultipartLimit {

    private static final long AROUND = 16 * 1024;

    private final long largest;

    MultipartLimit(BatonProperties properties) {
        this.largest = properties.files().maxSize().toBytes();
    }

    /** The largest request, in bytes. */
    long request() {
        return largest + AROUND;
    }

    /** The file alone is measured when it has been read: a client that is cut off while it writes may never read why. */
    @Bean
    MultipartConfigElement multipart() {
        return new MultipartConfigElement("", request(), request(), 0);
    }
}
