package dev.baton.platform.web;

import dev.baton.platform.BatonProperties;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.PathResourceResolver;

/**
 * The pages and scripts that the browser side is built into. What has a hash in its name is kept for ever; the pages and the
 * widget's script, which others embed under one name, are asked for again.
 */
@Configuration(proxyBeanMethods = false)
class StaticPages implements WebMvcConfigurer {

    private static final String FILES = "classpath:/static/";
    private static final CacheControl FOR_EVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();
    private static final CacheControl SHORT =
            CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic();
    private static final CacheControl ASK_AGAIN = CacheControl.noCache();

    private final boolean demo;

    StaticPages(BatonProperties properties) {
        this.demo = properties.demoOn();
    }

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addRedirectViewController("/", "/console/");
        registry.addRedirectViewController("/console", "/console/");
        registry.addViewController("/console/").setViewName("forward:/console/index.html");
        if (demo) {
            registry.addRedirectViewController("/demo", "/demo/");
            registry.addViewController("/demo/").setViewName("forward:/demo/index.html");
        }
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/console/assets/**")
                .addResourceLocations(FILES + "console/assets/")
                .setCacheControl(FOR_EVER);
        registry.addResourceHandler("/console/**")
                .addResourceLocations(FILES + "console/")
                .setCacheControl(ASK_AGAIN)
                .resourceChain(false)
                .addResolver(new PageResolver());
        registry.addResourceHandler("/widget/**")
                .addResourceLocations(FILES + "widget/")
                .setCacheControl(SHORT);
        registry.addResourceHandler("/*.js", "/*.ico", "/*.svg", "/*.png", "/robots.txt")
                .addResourceLocations(FILES)
                .setCacheControl(SHORT);
        if (demo) {
            registry.addResourceHandler("/demo/assets/**")
                    .addResourceLocations(FILES + "demo/assets/")
                    .setCacheControl(FOR_EVER);
            registry.addResourceHandler("/demo/**")
                    .addResourceLocations(FILES + "demo/")
                    .setCacheControl(ASK_AGAIN)
                    .resourceChain(false)
                    .addResolver(new PageResolver());
        }
    }

    /** An address without a file of its own is a place inside the page's program: it gets the page. */
    private static final class PageResolver extends PathResourceResolver {
        @Override
        protected @Nullable Resource getResource(String path, Resource location) throws IOException {
            var file = path.isEmpty() ? null : super.getResource(path, location);
            if (file != null) {
                return file;
            }
            var name = path.substring(path.lastIndexOf('/') + 1);
            return name.contains(".") ? null : super.getResource("index.html", location);
        }
    }
}
