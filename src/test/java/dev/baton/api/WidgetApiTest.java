package dev.baton.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.HttpClientForTests;
import dev.baton.HttpClientForTests.Answer;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the widget is told: pictures of people (M5), lines, survey (H5); and what the console knows of assistants. */
@ApiTest
class WidgetApiTest {

    private final Shops.Opener shops;
    private Shop shop;

    WidgetApiTest(@Autowired Shops.Opener shops) {
        this.shops = shops;
    }

    @BeforeEach
    void open() {
        shop = shops.open();
    }

    private static byte[] picture(String format, int width, int height, Color color) throws IOException {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setColor(color);
        graphics.fillRect(0, 0, width, height);
        graphics.dispose();
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, format, out);
        return out.toByteArray();
    }

    private static Answer puts(Colleague colleague, String type, byte[] picture) {
        return colleague.http().with("Content-Type", type).put("/api/v1/me/picture", picture);
    }

    @Test
    void customers_see_the_picture_of_the_person_who_joins_writes_and_leaves() throws IOException {
        var anna = shop.agent("Anna").online();
        var put = puts(anna, "image/png", picture("png", 300, 200, Color.BLUE));
        assertThat(put.status()).as(put.toString()).isEqualTo(200);
        String address = put.json().at("/avatarUrl").asString();

        var customer = shop.waitingCustomer();
        assertThat(anna.claims(customer).status()).isEqualTo(200);
        var joined = customer.awaits("agent.joined");
        assertThat(joined.at("/data/agent/avatarUrl").asString()).isEqualTo(address);
        assertThat(customer.sees().json().at("/owner/avatarUrl").asString()).isEqualTo(address);
        anna.says(customer, "Hello");
        assertThat(Log.list(customer.http()
                                .get("/api/v1/conversations/" + customer.id() + "/events?after=0&wait=0")
                                .json()
                                .at("/events"))
                        .stream()
                        .filter(event -> event.at("/actor/kind").asString().equals("agent"))
                        .map(event -> event.at("/actor/avatarUrl").asString()))
                .isNotEmpty()
                .allMatch(address::equals);
        anna.posts(customer, "/close", "{}");
        assertThat(customer.awaits("agent.left").at("/data/agent/avatarUrl").asString())
                .isEqualTo(address);
    }

    @Test
    void who_was_seen_without_a_picture_is_seen_with_it_at_once() throws IOException {
        var anna = shop.agent("Anna").online();
        var customer = shop.waitingCustomer();
        anna.claims(customer);
        assertThat(customer.sees().json().at("/owner/avatarUrl").isMissingNode())
                .isTrue();

        String address = puts(anna, "image/png", picture("png", 300, 200, Color.RED))
                .json()
                .at("/avatarUrl")
                .asString();

        assertThat(customer.sees().json().at("/owner/avatarUrl").asString()).isEqualTo(address);
    }

    @Test
    void a_picture_is_a_square_jpeg_that_anybody_may_read_and_keep() throws IOException {
        var anna = shop.agent("Anna");
        var address = puts(anna, "image/jpeg", picture("jpeg", 640, 480, Color.GREEN))
                .json()
                .at("/avatarUrl")
                .asString();
        var read = shop.anyone().get(address);
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.header("Content-Type")).isEqualTo("image/jpeg");
        assertThat(read.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(read.header("Cache-Control")).contains("immutable");
        assertThat(shop.anyone()
                        .with("If-None-Match", read.header("ETag"))
                        .get(address)
                        .status())
                .isEqualTo(304);
        var old = shop.anyone().get(address.substring(0, address.lastIndexOf('/')) + "/older");
        assertThat(old.status()).isEqualTo(200);
        assertThat(old.header("Cache-Control")).isEqualTo("no-cache");
    }

    @Test
    void what_a_camera_wrote_into_a_picture_is_not_kept() throws IOException {
        var anna = shop.agent("Anna");
        byte[] plain = picture("jpeg", 256, 256, Color.RED);
        byte[] secret = "52.5200 N 13.4050 E".getBytes(StandardCharsets.US_ASCII);
        var told = new ByteArrayOutputStream();
        told.write(plain, 0, 2);
        told.write(new byte[] {(byte) 0xff, (byte) 0xfe, 0, (byte) (secret.length + 2)});
        told.write(secret);
        told.write(plain, 2, plain.length - 2);
        var address = puts(anna, "image/jpeg", told.toByteArray())
                .json()
                .at("/avatarUrl")
                .asString();
        assertThat(shop.anyone().get(address).body()).doesNotContain("13.4050");
    }

    @Test
    void what_is_no_picture_or_unpacks_to_too_many_pixels_is_refused_and_changes_nothing() throws IOException {
        var anna = shop.agent("Anna");
        var script = "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>";
        assertThat(puts(anna, "image/png", script.getBytes(StandardCharsets.UTF_8))
                        .problem())
                .isEqualTo("invalid-request");
        assertThat(puts(anna, "image/png", Arrays.copyOf(picture("png", 9, 9, Color.RED), 40))
                        .problem())
                .isEqualTo("invalid-request");
        byte[] wide = picture("png", 4_097, 1, Color.RED);
        assertThat(puts(anna, "image/png", wide).problem()).isEqualTo("invalid-request");
        assertThat(puts(anna, "image/svg+xml", script.getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(415);
        assertThat(puts(anna, "image/png", new byte[70_000]).problem()).isEqualTo("too-large");
        assertThat(shop.anyone().get("/api/v1/pictures/" + anna.id() + "/any").status())
                .isEqualTo(404);
    }

    @Test
    void a_picture_that_is_taken_away_is_gone() throws IOException {
        var anna = shop.agent("Anna");
        var address = puts(anna, "image/png", picture("png", 20, 20, Color.RED))
                .json()
                .at("/avatarUrl")
                .asString();
        assertThat(anna.http().delete("/api/v1/me/picture").status()).isEqualTo(204);
        assertThat(shop.anyone().get(address).problem()).isEqualTo("not-found");
        assertThat(agent(anna.http(), anna.id())).doesNotContain("avatarUrl");
        assertThat(anna.http().delete("/api/v1/me/picture").status()).isEqualTo(204);
    }

    @Test
    void a_picture_needs_somebody_who_is_signed_in() throws IOException {
        var nobody = shop.anyone().with("Content-Type", "image/png");
        assertThat(nobody.put("/api/v1/me/picture", picture("png", 9, 9, Color.RED))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void the_widget_learns_lines_and_survey_in_the_customers_language() {
        var other = shops.open("""
                lines:
                  joined: {en: "{agent.name} is here"}
                survey:
                  after: [agent]
                  question: {en: "Solved?"}
                """, "");
        var card = other.anyone()
                .with("Accept-Language", "en-GB")
                .get("/api/v1/assistants/" + other.team())
                .json();
        assertThat(card.at("/lines/joined").asString()).isEqualTo("{agent.name} is here");
        assertThat(Log.list(card.at("/survey/after"))).singleElement().satisfies(end -> assertThat(end.asString())
                .isEqualTo("agent"));
        assertThat(card.at("/survey/question").asString()).isEqualTo("Solved?");
        assertThat(card.at("/survey").has("comment")).isFalse();
        assertThat(card.at("/survey/askComment").asBoolean()).isTrue();
    }

    @Test
    void the_team_sees_every_assistant_with_the_actions_that_a_person_may_hand_back_into() {
        var entry = Log.list(shop.agent("Anna")
                        .http()
                        .get("/api/v1/live-assistants")
                        .json()
                        .at("/assistants"))
                .stream()
                .filter(each -> each.at("/id").asString().equals(shop.team()))
                .findFirst()
                .orElseThrow();
        assertThat(entry.at("/handover").asBoolean()).isTrue();
        assertThat(Log.list(entry.at("/actions")).stream()
                        .map(action -> action.at("/id").asString()))
                .contains("after-care");
        assertThat(shop.anyone().get("/api/v1/live-assistants").status()).isEqualTo(401);
    }

    private static String agent(HttpClientForTests http, String id) {
        return Log.list(http.get("/api/v1/agents").json().at("/agents")).stream()
                .filter(agent -> agent.at("/id").asString().equals(id))
                .findFirst()
                .orElseThrow()
                .toString();
    }
}
