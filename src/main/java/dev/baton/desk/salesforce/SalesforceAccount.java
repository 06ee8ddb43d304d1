package dev.baton.desk.salesforce;

import dev.baton.desk.DeskAccount;
import dev.baton.platform.net.CheckedHttp;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is set for one Salesforce deployment.
 *
 * @param desk the desk's id
 * @param name the desk's name
 * @param url the Salesforce Communication Runtime's address
 * @param organization the organization's id of 15 characters
 * @param deployment the deployment's developer name
 * @param parameters the channel's parameters that are set
 * @param signer what signs users in, where the channel has user verification; without it they are guests
 */
record SalesforceAccount(
        String desk,
        String name,
        URI url,
        String organization,
        String deployment,
        Set<String> parameters,
        Optional<SalesforceSigner> signer) {

    static final String URL = "url";
    static final String ORGANIZATION = "organization";
    static final String DEPLOYMENT = "deployment";
    static final String PARAMETERS = "parameters";
    static final String ISSUER = "issuer";
    static final String KEY_ID = "keyId";
    static final String KEY = "privateKey";

    /** How long the short form of an organization's id is; the long form ends with three more characters. */
    private static final int SHORT_ID = 15;

    /** @throws IllegalArgumentException if it cannot be right; the message is a sentence that says what to do */
    static SalesforceAccount of(DeskAccount account) {
        URI url = CheckedHttp.address(account.setting(URL).orElse("").strip().replaceAll("/+$", ""))
                .orElseThrow(
                        () -> new IllegalArgumentException(
                                "The URL must be a whole one, such as https://example.my.salesforce-scrt.com; it stands in the code snippet."));
        String organization = account.setting(ORGANIZATION).orElse("").strip();
        if (!organization.matches("[A-Za-z0-9]{15}([A-Za-z0-9]{3})?")) {
            throw new IllegalArgumentException(
                    "The organization's id has 15 or 18 letters and digits; it stands in the code snippet.");
        }
        String deployment = account.setting(DEPLOYMENT).orElse("").strip();
        if (!deployment.matches("[A-Za-z][A-Za-z0-9_]{0,79}")) {
            throw new IllegalArgumentException(
                    "The developer name has letters, digits and underscores; it stands in the code snippet.");
        }
        return new SalesforceAccount(
                account.id(),
                account.name(),
                url,
                organization.substring(0, SHORT_ID),
                deployment,
                Arrays.stream(account.setting(PARAMETERS).orElse("").split("[,\\s]+"))
                        .filter(name -> !name.isEmpty())
                        .collect(Collectors.toUnmodifiableSet()),
                signer(account));
    }

    private static Optional<SalesforceSigner> signer(DeskAccount account) {
        Optional<String> key = account.secrets().find(KEY);
        Optional<String> keyId = account.setting(KEY_ID).map(String::strip);
        Optional<String> issuer = account.setting(ISSUER).map(String::strip);
        if (key.isEmpty() && keyId.isEmpty() && issuer.isEmpty()) {
            return Optional.empty();
        }
        if (key.isEmpty() || keyId.isEmpty() || issuer.isEmpty()) {
            throw new IllegalArgumentException(
                    "User verification needs all three: issuer, key's id and private key; or none of them.");
        }
        return Optional.of(SalesforceSigner.of(issuer.get(), keyId.get(), key.get()));
    }
}
