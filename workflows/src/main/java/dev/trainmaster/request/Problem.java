package dev.trainmaster.request;

/** One thing that is wrong with a request, and where: {@code hyperparameters.epochs}. */
public record Problem(String place, String text) {

    Problem under(String parent) {
        return new Problem(place.isEmpty() ? parent : parent + "." + place, text);
    }

    @Override
    public String toString() {
        return place.isEmpty() ? text : place + ": " + text;
    }
}
