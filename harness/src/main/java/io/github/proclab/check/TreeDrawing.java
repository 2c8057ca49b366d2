package io.github.proclab.check;

import io.github.proclab.lab.HowMany;
import io.github.proclab.lab.TreeShape;
import io.github.proclab.trace.TracedProcess;
import java.util.ArrayList;
import java.util.List;

/** Draws the tree that was wanted and the one that grew, with a mark where they differ. Siblings without children that are alike share a line. */
final class TreeDrawing {

    private static final int MOST_LINES = 14;
    private static final int LONGEST = 48;

    private final Tree tree;
    private final ShapeDifference difference;

    TreeDrawing(Tree tree, ShapeDifference difference) {
        this.tree = tree;
        this.difference = difference;
    }

    Finding.Trees of(TreeShape.Place wanted) {
        List<String> left = new ArrayList<>();
        wanted(wanted, "", "", left);
        List<String> right = new ArrayList<>();
        got(List.of(tree.root()), "", "", right);
        return new Finding.Trees(shortened(left), shortened(right));
    }

    private void wanted(TreeShape.Place place, String branch, String below, List<String> lines) {
        int missing = difference.missing(place);
        lines.add(branch + label(place) + (missing == 0 ? "" : " ← " + (place.howMany().least() == 1 ? "" : missing + " ") + "missing"));
        // Of several alternatives with children each is told whole in the label.
        List<TreeShape.Place> places = place.oneOf().size() == 1 ? place.oneOf().get(0).places() : List.of();
        for (int i = 0; i < places.size() && lines.size() <= MOST_LINES; i++) {
            boolean last = i == places.size() - 1;
            wanted(places.get(i), below + (last ? "└─ " : "├─ "), below + (last ? "   " : "│  "), lines);
        }
    }

    private static String label(TreeShape.Place place) {
        String names = place.oneOf().size() == 1 ? place.oneOf().get(0).name() : Words.either(place.oneOf().stream().map(TreeShape::toString).toList());
        HowMany howMany = place.howMany();
        if (howMany.equals(HowMany.exactly(1))) {
            return names;
        }
        return names + (howMany.isOneNumber() ? " × " + howMany.least() : ", " + howMany);
    }

    private void got(List<TracedProcess> alike, String branch, String below, List<String> lines) {
        TracedProcess first = alike.get(0);
        lines.add(branch + shortened(Words.list(alike.stream().map(this::nameBelow).toList()))
                + difference.wrong(first).map(mark -> " ← " + mark).orElse(""));
        List<List<TracedProcess>> children = grouped(tree.children(first));
        for (int i = 0; i < children.size() && lines.size() <= MOST_LINES; i++) {
            boolean last = i == children.size() - 1;
            got(children.get(i), below + (last ? "└─ " : "├─ "), below + (last ? "   " : "│  "), lines);
        }
    }

    /** "child 2": whose, the branch says. */
    private String nameBelow(TracedProcess process) {
        return process.id() == 1 ? Words.withPid(process) : process.name().replaceFirst(" of .*", "");
    }

    private List<List<TracedProcess>> grouped(List<TracedProcess> siblings) {
        List<List<TracedProcess>> groups = new ArrayList<>();
        for (TracedProcess child : siblings) {
            TracedProcess before = groups.isEmpty() ? child : groups.get(groups.size() - 1).get(0);
            boolean alike = !groups.isEmpty() && tree.children(before).isEmpty() && tree.children(child).isEmpty()
                    && difference.wrong(before).equals(difference.wrong(child));
            if (alike) {
                groups.get(groups.size() - 1).add(child);
            } else {
                groups.add(new ArrayList<>(List.of(child)));
            }
        }
        return groups;
    }

    private static List<String> shortened(List<String> lines) {
        if (lines.size() <= MOST_LINES) {
            return lines;
        }
        List<String> shortened = new ArrayList<>(lines.subList(0, MOST_LINES - 1));
        shortened.add("…");
        return shortened;
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
