package dev.baton.platform.web;

import dev.baton.platform.problem.ProblemType;
import dev.baton.platform.security.Caller;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.Arrays;
import java.util.List;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the generated OpenAPI document says beside the controllers: how callers prove who they are, what problems are. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    static {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(
                        Caller.class, Caller.Visitor.class, Caller.Customer.class, Caller.Person.class);
    }

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Baton")
                        .version("v1")
                        .description("Hands conversations from bots to people and back.")
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
                .components(new Components()
                        .addSchemas("Problem", problem())
                        .addSecuritySchemes(
                                "conversationToken",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .description("The token of one conversation, for its customer."))
                        .addSecuritySchemes(
                                "personToken",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .description("A token from POST /api/v1/tokens."))
                        .addSecuritySchemes(
                                "session",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.APIKEY)
                                        .in(SecurityScheme.In.COOKIE)
                                        .name("baton_session")
                                        .description("The console's cookie; all but GET also carry X-CSRF-Token.")))
                .addSecurityItem(new SecurityRequirement().addList("conversationToken"))
                .addSecurityItem(new SecurityRequirement().addList("personToken"))
                .addSecurityItem(new SecurityRequirement().addList("session"));
    }

    /** Every operation may fail, and always in the same form; those that ask for no caller are open to everybody. */
    @Bean
    OperationCustomizer problemResponses() {
        var content = new Content()
                .addMediaType(
                        "application/problem+json",
                        new MediaType().schema(new Schema<>().$ref("#/components/schemas/Problem")));
        return (operation, method) -> {
            operation
                    .getResponses()
                    .addApiResponse(
                            "default",
                            new ApiResponse().description("A problem").content(content));
            if (Arrays.stream(method.getMethodParameters())
                    .noneMatch(parameter -> Caller.class.isAssignableFrom(parameter.getParameterType()))) {
                operation.setSecurity(List.of());
            }
            return operation;
        };
    }

    private static Schema<?> problem() {
        var type = new StringSchema().format("uri");
        type.setEnum(Arrays.stream(ProblemType.values())
                .map(known -> known.uri().toString())
                .toList());
        return new ObjectSchema()
                .description("RFC 9457 problem details; some types have further fields.")
                .addProperty("type", type)
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema().description("A sentence that says what to do."))
                .required(List.of("type", "title", "status", "detail"));
    }
}
