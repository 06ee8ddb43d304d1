package dev.baton.platform.security;

import dev.baton.platform.problem.ProblemException;
import dev.baton.platform.problem.ProblemType;
import dev.baton.platform.security.Caller.Visitor;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives a controller its {@link Caller}, and refuses a caller of another kind than the parameter's. */
final class CallerArgument implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return Caller.class.isAssignableFrom(parameter.getParameterType());
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        var caller = authentication instanceof CallerAuthentication known ? known.getPrincipal() : new Visitor();
        if (parameter.getParameterType().isInstance(caller)) {
            return caller;
        }
        throw caller instanceof Visitor
                ? new ProblemException(
                        ProblemType.UNAUTHORIZED, "Sign in, or send a valid token in the Authorization header.")
                : new ProblemException(ProblemType.FORBIDDEN, "This is not for the kind of token that you sent.");
    }
}
