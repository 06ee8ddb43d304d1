package dev.baton.platform.security;

import dev.baton.platform.security.Caller.Customer;
import dev.baton.platform.security.Caller.Person;
import dev.baton.platform.security.Caller.Visitor;
import java.util.ArrayList;
import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** A caller as Spring Security knows one: {@code ROLE_CUSTOMER}, or {@code ROLE_PERSON} and the person's roles. */
final class CallerAuthentication extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final transient Caller caller;

    CallerAuthentication(Caller caller) {
        super(authorities(caller));
        this.caller = caller;
        setAuthenticated(true);
    }

    @Override
    public Caller getPrincipal() {
        return caller;
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    private static List<GrantedAuthority> authorities(Caller caller) {
        var authorities = new ArrayList<GrantedAuthority>();
        switch (caller) {
            case Visitor v -> {}
            case Customer c -> authorities.add(new SimpleGrantedAuthority("ROLE_CUSTOMER"));
            case Person person -> {
                authorities.add(new SimpleGrantedAuthority("ROLE_PERSON"));
                person.roles().forEach(role -> authorities.add(new SimpleGrantedAuthority("ROLE_" + role.name())));
            }
        }
        return authorities;
    }
}
