package dev.baton.vendor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.Assertions;

/**
 * Holds traffic in both directions against the documents that a vendor publishes (OpenAPI 3.1, 3.0, Swagger 2.0). They are no part
 * of this project: the system property {@code baton.specs} names their folder. Where it is absent nothing is checked, which is
 * said once.
 *
 * <p>Exchanges happen on the fake's threads, so what is wrong is collected and told by {@link #assertKept()}.
 */
public final class VendorSpec {

    private static final Path FOLDER = Path.of(System.getProperty("baton.specs", ""));

    private static final System.Logger LOG = System.getLogger(VendorSpec.class.getName());

    private final List<SpecDocument> documents;
    private final List<String> violations = new CopyOnWriteArrayList<>();
    private final AtomicInteger checked = new AtomicInteger();

    private VendorSpec(List<SpecDocument> documents) {
        this.documents = documents;
    }

    /** A vendor's documents by their names in the folder; the first that has an operation counts. */
    public static VendorSpec of(String... files) {
        if (!Files.isDirectory(FOLDER) || FOLDER.toString().isEmpty()) {
            LOG.log(
                    System.Logger.Level.INFO,
                    "No traffic is checked against {0}: no folder of specs (baton.specs)",
                    (Object) String.join(", ", files));
            return new VendorSpec(List.of());
        }
        return new VendorSpec(Arrays.stream(files)
                .map(file -> SpecDocument.read(FOLDER.resolve(file)))
                .toList());
    }

    /** Whether there is anything to check against. */
    public boolean present() {
        return !documents.isEmpty();
    }

    /**
     * One exchange.
     *
     * @param method of HTTP
     * @param target path and query as sent
     * @param type the request's content type, empty if it has none
     * @param body of the request
     * @param status of the answer
     * @param answer the answer's body, JSON or empty
     */
    public void check(String method, String target, String type, byte[] body, int status, String answer) {
        if (!present()) {
            return;
        }
        checked.incrementAndGet();
        String path = target.replaceFirst("\\?.*", "");
        Optional<SpecOperation> operation = documents.stream()
                .flatMap(document -> document.operation(method, path).stream())
                .findFirst();
        String where = method + " " + path;
        if (operation.isEmpty()) {
            violations.add(where + " is in none of the vendor's documents");
            return;
        }
        var known = operation.get();
        known.faultsOfRequest(target, type, body).forEach(fault -> violations.add(where + ": " + fault));
        known.faultsOfAnswer(status, answer)
                .forEach(fault -> violations.add("answer " + status + " to " + where + ": " + fault));
    }

    /**
     * A body that the vendor sends to us.
     *
     * @param schema where its schema stands in the first document: a JSON pointer, {@code /components/schemas/Webhook}
     */
    public void checkSent(String schema, String body) {
        if (present()) {
            checked.incrementAndGet();
            documents
                    .getFirst()
                    .faults(schema, body)
                    .forEach(fault -> violations.add("sent by the vendor, " + schema + ": " + fault));
        }
    }

    /** Fails if anything was not as the vendor says, or if there was something to check against and no traffic. */
    public void assertKept() {
        if (present()) {
            Assertions.assertThat(violations)
                    .as("what the vendor's documents do not allow")
                    .isEmpty();
            Assertions.assertThat(checked.get())
                    .as("exchanges that were checked")
                    .isPositive();
        }
    }
}
