/** An HTTP client for thousands of callers in one process: few threads, keep-alive connections, cheap event streams. */
@NullMarked
package dev.baton.bench.client;

import org.jspecify.annotations.NullMarked;
