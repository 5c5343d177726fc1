package dev.trainmaster.request;

/** One of a few words that a person writes in a request. */
public interface Choice {

    String text();
}
