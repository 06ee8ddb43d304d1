package dev.baton.people.http;

import dev.baton.people.Presence;
import dev.baton.platform.security.Caller.Person;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Every request of a person says that they are there. */
@Configuration(proxyBeanMethods = false)
class RequestsAsSignsOfLife implements WebMvcConfigurer {

    private final Presence presence;

    RequestsAsSignsOfLife(Presence presence) {
        this.presence = presence;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new HandlerInterceptor() {
                    @Override
                    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
                        if (request.getDispatcherType() == DispatcherType.REQUEST) {
                            noticed(request);
                        }
                        return true;
                    }
                })
                .addPathPatterns("/api/v1/**");
    }

    private void noticed(HttpServletRequest request) {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        var leaves = request.getMethod().equals("DELETE")
                && (request.getRequestURI().equals("/api/v1/session")
                        || request.getRequestURI().equals("/api/v1/tokens/current"));
        if (!leaves && authentication != null && authentication.getPrincipal() instanceof Person person) {
            presence.seen(person.userId());
        }
    }
}
