package dev.baton.platform.problem;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Answers what the HTTP server refuses by itself, such as a request line that makes no sense. */
@Component
class JettyErrors implements WebServerFactoryCustomizer<JettyServletWebServerFactory> {

    private final JsonMapper json;

    JettyErrors(JsonMapper json) {
        this.json = json;
    }

    @Override
    public void customize(JettyServletWebServerFactory factory) {
        factory.addServerCustomizers(server -> server.setErrorHandler(new Handler()));
    }

    private final class Handler extends ErrorHandler {

        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            var status = response.getStatus();
            var problem = ErrorPage.ofStatus(status);
            var body = new LinkedHashMap<String, Object>();
            body.put("type", problem.type().uri().toString());
            body.put("title", problem.type().title());
            body.put("status", status);
            body.put("detail", problem.detail());
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.write(
                    true, ByteBuffer.wrap(json.writeValueAsString(body).getBytes(StandardCharsets.UTF_8)), callback);
            return true;
        }
    }
}
