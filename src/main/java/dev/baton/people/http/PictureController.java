package dev.baton.people.http;

import dev.baton.people.Pictures;
import dev.baton.people.Pictures.Picture;
import dev.baton.platform.problem.ProblemException;
import dev.baton.platform.problem.ProblemType;
import dev.baton.platform.security.Caller.Person;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Duration;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The picture that customers and colleagues see of a person (M5). What is sent is limited as every other request is. */
@RestController
class PictureController {

    private static final Duration KEPT = Duration.ofDays(365);

    private final Pictures pictures;

    PictureController(Pictures pictures) {
        this.pictures = pictures;
    }

    record PictureView(String avatarUrl) {}

    @Operation(summary = "Make this PNG or JPEG your picture; its middle is kept, as a square of 256 pixels")
    @PutMapping(
            path = "/api/v1/me/picture",
            consumes = {MediaType.IMAGE_PNG_VALUE, MediaType.IMAGE_JPEG_VALUE})
    PictureView put(Person person, @RequestBody byte[] picture) {
        return pictures.put(person.userId(), picture)
                .map(PictureView::new)
                .orElseThrow(() -> ProblemException.invalid(
                        "picture", "must be a PNG or JPEG of at most 4096 pixels on each side"));
    }

    @Operation(summary = "Take your picture away; initials are shown instead")
    @DeleteMapping("/api/v1/me/picture")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Person person) {
        pictures.remove(person.userId());
    }

    @Operation(
            summary =
                    "A person's picture, for everybody whom the person talks to; an old address shows the present one")
    @GetMapping(path = "/api/v1/pictures/{user}/{version}", produces = MediaType.IMAGE_JPEG_VALUE)
    ResponseEntity<byte[]> read(@PathVariable UUID user, @PathVariable String version) {
        Picture picture = pictures.find(user)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "This person has no picture."));
        var caching = picture.version().equals(version)
                ? CacheControl.maxAge(KEPT).cachePublic().immutable()
                : CacheControl.noCache();
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_JPEG)
                .cacheControl(caching)
                .eTag("\"" + picture.version() + "\"")
                .body(picture.jpeg());
    }
}
