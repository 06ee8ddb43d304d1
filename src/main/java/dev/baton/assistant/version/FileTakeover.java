package dev.baton.assistant.version;

import dev.baton.assistant.version.AssistantFiles.AssistantFile;
import dev.baton.assistant.version.AssistantVersions.FileMark;
import dev.baton.assistant.version.AssistantVersions.Origin;
import dev.baton.assistant.version.AssistantVersions.Publication;
import dev.baton.assistant.version.AssistantVersions.Standing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes what files say live, at the start of a node. A file that says what it said when it was last taken over changes
 * nothing, so that what was published through the API since stays live; a file that says something new is a new version.
 * A draft with changes of its own is never touched.
 */
record FileTakeover(AssistantVersions versions) {

    private static final Logger LOG = LoggerFactory.getLogger(FileTakeover.class);
    private static final String BY = "file";

    /** Nodes that start together may take over the same file; one of them does it. */
    private static final int TRIES = 5;

    void take(List<AssistantFile> files, Instant at) {
        files.forEach(file -> take(file, at));
    }

    private void take(AssistantFile file, Instant at) {
        String id = file.document().id();
        for (int tried = 0; tried < TRIES; tried++) {
            if (versions.create(id, file.source(), file.yaml(), BY, at)) {
                LOG.info("The assistant {} is new, from {}", id, file.where());
            }
            Optional<Standing> standing = versions.find(id);
            if (standing.isEmpty() || isTaken(standing.get(), file) || publish(standing.get(), file, at)) {
                return;
            }
        }
        LOG.warn("The assistant {} is being changed; {} is taken over at the next start", id, file.where());
    }

    private static boolean isTaken(Standing standing, AssistantFile file) {
        return standing.fileDigest().equals(Optional.of(file.digest()));
    }

    private boolean publish(Standing standing, AssistantFile file, Instant at) {
        boolean untouched = versions.draftIsLive(standing);
        OptionalInt version = versions.publish(
                standing.id(),
                standing.revision(),
                new Publication(
                        file.yaml(),
                        Origin.FILE,
                        untouched,
                        OptionalInt.empty(),
                        Optional.of(new FileMark(file.source(), file.digest())),
                        BY,
                        at));
        version.ifPresent(number ->
                LOG.info("{} is live as version {} of the assistant {}", file.where(), number, standing.id()));
        if (version.isPresent() && !untouched) {
            LOG.warn("The draft of the assistant {} has changes that the file lacks; it stays as it is", standing.id());
        }
        return version.isPresent();
    }
}
