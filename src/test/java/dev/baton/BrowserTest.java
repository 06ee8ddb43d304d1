package dev.baton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The widget and the console in a real browser, against this server: the tests under {@code web/e2e}. */
@BatonTest
class BrowserTest {

    private static final Path TESTS = Path.of("web", "e2e").toAbsolutePath();
    private static final String LEFT_OUT =
            "The browser tests (web/e2e) were left out: no Chromium here; get one with 'apt-get install -y chromium'.";

    @LocalServerPort
    private int port;

    @Test
    void customers_and_agents_get_along_in_a_browser() throws IOException, InterruptedException {
        if (run(1, "node", "chromium.mjs") != 0) {
            leaveOut();
        }
        assertThat(run(10, "npx", "playwright", "test"))
                .as("exit code of Playwright, whose output stands above")
                .isZero();
    }

    private static void leaveOut() {
        if ("true".equals(System.getenv("CI"))) {
            fail(LEFT_OUT);
        }
        System.out.println(LEFT_OUT);
        assumeThat(false).as(LEFT_OUT).isTrue();
    }

    /** Runs a program beside the tests, its output into ours; gives its exit code. */
    private int run(int minutes, String... command) throws IOException, InterruptedException {
        var starting = new ProcessBuilder(command).directory(TESTS.toFile()).redirectErrorStream(true);
        starting.environment().put("BATON_URL", "http://localhost:" + port);
        Process process = starting.start();
        var output = Thread.startVirtualThread(() -> pass(process.getInputStream()));
        try {
            if (!process.waitFor(minutes, TimeUnit.MINUTES)) {
                fail(String.join(" ", command) + " has not ended after " + minutes + " minutes");
            }
            output.join();
            return process.exitValue();
        } finally {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
    }

    private static void pass(InputStream output) {
        try {
            output.transferTo(System.out);
        } catch (IOException e) {
            System.out.println("The output ends here: " + e.getMessage());
        }
    }
}
