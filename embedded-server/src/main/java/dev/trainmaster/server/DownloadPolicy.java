package dev.trainmaster.server;

/** Whether a server that is missing may be fetched from the net. */
public enum DownloadPolicy {
    ALLOWED,
    FORBIDDEN
}
