package dev.trainmaster.training;

/**
 * What all watches of this worker share.
 *
 * @param files who watches what, for the workers after this one
 * @param open those who watch now
 * @param exits tells when a trainer has ended
 * @param places how many trainers there may be here
 * @param drain tells when this worker is about to go
 */
public record WatchRoom(WatchFiles files, OpenWatches open, ExitBells exits, Places places, DrainSignal drain) {}
