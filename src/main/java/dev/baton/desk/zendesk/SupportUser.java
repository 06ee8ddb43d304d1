package dev.baton.desk.zendesk;

import dev.baton.desk.DeskApi;
import java.util.Map;

/** Who calls the API of Zendesk Support. */
record SupportUser(String email, String token) {

    Map<String, String> headers() {
        return DeskApi.basic(email + "/token", token);
    }

    @Override
    public String toString() {
        return "SupportUser[" + email + ", •••]";
    }
}
