package dev.trainmaster.request;

import java.util.AbstractList;
import java.util.List;

/** The problems of one group inside a document, each told with the group's name before its place. */
final class Scoped extends AbstractList<Problem> {

    private final String group;
    private final List<Problem> all;

    Scoped(String group, List<Problem> all) {
        this.group = group;
        this.all = all;
    }

    @Override
    public boolean add(Problem problem) {
        return all.add(problem.under(group));
    }

    @Override
    public Problem get(int index) {
        return all.get(index);
    }

    @Override
    public int size() {
        return all.size();
    }
}
