package dev.baton.file;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A kind of file that can be sent at all. Nothing of it runs in a browser; what {@link #isPicture} is shown where it stands, all
 * others are saved.
 */
public enum FileKind {
    PNG("image/png", "png"),
    JPEG("image/jpeg", "jpg", "jpeg"),
    GIF("image/gif", "gif"),
    WEBP("image/webp", "webp"),
    HEIC("image/heic", "heic", "heif"),
    PDF("application/pdf", "pdf"),
    TEXT("text/plain", "txt", "csv", "log", "md"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    PPTX("application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx"),
    ODT("application/vnd.oasis.opendocument.text", "odt"),
    ODS("application/vnd.oasis.opendocument.spreadsheet", "ods"),
    MP4("video/mp4", "mp4", "m4v"),
    MOV("video/quicktime", "mov"),
    M4A("audio/mp4", "m4a"),
    MP3("audio/mpeg", "mp3");

    private final String mediaType;
    private final List<String> endings;

    FileKind(String mediaType, String... endings) {
        this.mediaType = mediaType;
        this.endings = List.of(endings);
    }

    /** The media type that it is given out with. */
    public String mediaType() {
        return mediaType;
    }

    /** How names of this kind end, without the dot; the usual one first. */
    public List<String> endings() {
        return endings;
    }

    /** Whether every browser can show it and none runs anything in it. */
    public boolean isPicture() {
        return switch (this) {
            case PNG, JPEG, GIF, WEBP -> true;
            case HEIC, PDF, TEXT, DOCX, XLSX, PPTX, ODT, ODS, MP4, MOV, M4A, MP3 -> false;
        };
    }

    /** The kind whose names end so. */
    public static Optional<FileKind> ofEnding(String ending) {
        return Stream.of(values())
                .filter(kind -> kind.endings.contains(ending.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** The kind with this media type. */
    public static Optional<FileKind> ofMediaType(String mediaType) {
        return Stream.of(values())
                .filter(kind -> kind.mediaType.equals(mediaType))
                .findFirst();
    }
}
