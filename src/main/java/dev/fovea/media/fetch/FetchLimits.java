package dev.fovea.media.fetch;

import dev.fovea.config.Settings;
import dev.fovea.vision.Modality;
import java.time.Duration;

/**
 * What a fetch may cost; see {@link FetchSettings}.
 *
 * @param firstByte from the look-up of a name to the head of the answer
 * @param concurrency fetches at once
 * @param accountConcurrency of those, one account's
 * @param requestConcurrency of those, one request's
 * @param queue fetches that wait
 * @param memory bytes that fetched files of requests under way fill
 */
record FetchLimits(
    long bytes,
    long videoBytes,
    long requestBytes,
    Duration timeout,
    Duration videoTimeout,
    Duration firstByte,
    int concurrency,
    int accountConcurrency,
    int requestConcurrency,
    int queue,
    long memory) {

  static FetchLimits of(Settings settings) {
    return new FetchLimits(
        settings.get(FetchSettings.BYTES),
        settings.get(FetchSettings.VIDEO_BYTES),
        settings.get(FetchSettings.REQUEST_BYTES),
        settings.get(FetchSettings.TIMEOUT),
        settings.get(FetchSettings.VIDEO_TIMEOUT),
        settings.get(FetchSettings.FIRST_BYTE),
        settings.get(FetchSettings.CONCURRENCY),
        settings.get(FetchSettings.ACCOUNT_CONCURRENCY),
        settings.get(FetchSettings.REQUEST_CONCURRENCY),
        settings.get(FetchSettings.QUEUE),
        Runtime.getRuntime().maxMemory() / 100 * settings.get(FetchSettings.MEMORY));
  }

  long bytes(Modality modality) {
    return modality == Modality.VIDEO ? videoBytes : bytes;
  }

  Duration timeout(Modality modality) {
    return modality == Modality.VIDEO ? videoTimeout : timeout;
  }
}
