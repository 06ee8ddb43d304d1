package dev.baton.platform.security;

import dev.baton.platform.problem.ProblemException;
import dev.baton.platform.problem.ProblemType;
import dev.baton.platform.problem.Problems;
import jakarta.servlet.DispatcherType;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderNotFoundException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Which door is open to whom. A new address below {@code /api/} is closed until a rule here opens it. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final String[] CONVERSATIONS = {"/api/v1/conversations", "/api/v1/conversations/**"};

    @Bean
    SecurityFilterChain security(
            HttpSecurity http,
            ConversationTokens conversationTokens,
            ObjectProvider<SignIns> signIns,
            CsrfTokens csrfTokens,
            Problems problems) {
        SignIns people = (token, kind) -> signIns.getObject().person(token, kind);
        return http.csrf(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(AbstractHttpConfigurer::disable)
                .securityContext(context -> context.securityContextRepository(new NullSecurityContextRepository()))
                .servletApi(AbstractHttpConfigurer::disable)
                .cors(cors -> cors.configurationSource(anyOriginWithoutCookies()))
                .headers(headers -> headers.referrerPolicy(
                                referrer -> referrer.policy(ReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN))
                        .addHeaderWriter(new ContentSecurityPolicy())
                        .addHeaderWriter(new StaticHeadersWriter(
                                "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()")))
                .addFilterBefore(
                        new CallerFilter(conversationTokens, people, csrfTokens, problems),
                        AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                DispatcherType.ASYNC, DispatcherType.ERROR, DispatcherType.FORWARD)
                        .permitAll()
                        .requestMatchers("/api/v1/conversations/*", "/api/v1/conversations/*/**")
                        .hasAnyRole("CUSTOMER", "PERSON")
                        .requestMatchers(
                                HttpMethod.POST,
                                "/api/v1/conversations",
                                "/api/v1/tokens",
                                "/api/v1/session",
                                "/api/v1/invitations/open",
                                "/api/v1/invitations/accept")
                        .permitAll()
                        .requestMatchers(
                                HttpMethod.GET,
                                "/api/v1/assistants/*",
                                "/api/v1/pictures/*/*",
                                "/api/v1/files/*",
                                "/api/v1/demo",
                                "/api/openapi.json/**")
                        .permitAll()
                        .requestMatchers(HttpMethod.POST, "/api/v1/desks/*/webhook")
                        .permitAll()
                        .requestMatchers("/api/v1/**")
                        .hasRole("PERSON")
                        .requestMatchers("/api/**")
                        .denyAll()
                        .requestMatchers("/actuator/health", "/actuator/health/**")
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .denyAll()
                        .requestMatchers(HttpMethod.GET)
                        .permitAll()
                        .requestMatchers(HttpMethod.HEAD)
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .exceptionHandling(errors -> errors.authenticationEntryPoint((request, response, e) -> problems.write(
                                response,
                                new ProblemException(
                                        ProblemType.UNAUTHORIZED,
                                        "Sign in, or send a valid token in the Authorization header.")))
                        .accessDeniedHandler((request, response, e) -> problems.write(
                                response,
                                new ProblemException(
                                        ProblemType.FORBIDDEN,
                                        "You may not do this with the token or the role that you have."))))
                .build();
    }

    /** Nobody signs in through Spring Security itself; without this it would invent a user of its own. */
    @Bean
    AuthenticationManager noOtherSignIn() {
        return authentication -> {
            throw new ProviderNotFoundException("People sign in at /api/v1/tokens and /api/v1/session.");
        };
    }

    /** Spans around each filter cost more than all that a message needs, and tell nobody anything. */
    @Bean
    SecurityObservationSettings unobserved() {
        return SecurityObservationSettings.noObservations();
    }

    /** As strict as the default, which matches each header of each request against regular expressions. */
    @Bean
    HttpFirewall firewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowedHeaderNames(SecurityConfiguration::withoutControls);
        firewall.setAllowedHeaderValues(SecurityConfiguration::withoutControls);
        return firewall;
    }

    private static boolean withoutControls(String text) {
        for (var i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    @Bean
    WebMvcConfigurer callerArgument() {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new CallerArgument());
            }
        };
    }

    /**
     * The widget lives on its owner's pages, so what it needs answers every origin. Cookies are never part of that: the
     * console's session works on the server's own pages alone.
     */
    private static CorsConfigurationSource anyOriginWithoutCookies() {
        var cors = new CorsConfiguration();
        cors.setAllowedOrigins(List.of(CorsConfiguration.ALL));
        cors.setAllowedMethods(List.of("GET", "POST", "DELETE"));
        cors.setAllowedHeaders(List.of("Authorization", "Content-Type", "Accept", "Last-Event-ID"));
        cors.setExposedHeaders(List.of("Retry-After"));
        cors.setAllowCredentials(false);
        cors.setMaxAge(Duration.ofHours(1));
        var source = new UrlBasedCorsConfigurationSource();
        for (var path : CONVERSATIONS) {
            source.registerCorsConfiguration(path, cors);
        }
        source.registerCorsConfiguration("/api/v1/assistants/*", cors);
        source.registerCorsConfiguration("/api/openapi.json", cors);
        source.registerCorsConfiguration("/widget/**", cors);
        return source;
    }
}
