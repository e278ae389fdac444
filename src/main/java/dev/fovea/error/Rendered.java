package dev.fovea.error;

import java.util.Map;

/**
 * A failure as the client sees it.
 *
 * @param status the HTTP status
 * @param headers what belongs to the failure: {@code retry-after}, {@code x-should-retry}, {@code
 *     allow}
 * @param body the error object as JSON
 */
public record Rendered(int status, Map<String, String> headers, String body) {}
