package dev.baton.assistant.version;

import dev.baton.assistant.version.AssistantFiles.AssistantFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;

/**
 * The files from which a node starts.
 *
 * @param folder of the installation's own assistants; need not exist
 * @param demo whether the demo's are among them
 */
public record InstalledFiles(Path folder, boolean demo) {

    /**
     * Makes live what the files say and did not say before.
     *
     * @throws AssistantFiles.InvalidDocument if one of them cannot be used; then none is taken over
     * @throws IllegalStateException if two are the same assistant
     */
    public void takeOver(AssistantVersions versions, Instant at) {
        var files = new ArrayList<AssistantFile>();
        if (demo) {
            files.addAll(AssistantFiles.demo());
        }
        if (Files.isDirectory(folder)) {
            files.addAll(AssistantFiles.folder(folder));
        }
        var ids = new HashSet<String>();
        for (AssistantFile file : files) {
            if (!ids.add(file.document().id())) {
                throw new IllegalStateException(
                        "Two assistants have the id " + file.document().id() + ".");
            }
        }
        new FileTakeover(versions).take(files, at);
    }
}
