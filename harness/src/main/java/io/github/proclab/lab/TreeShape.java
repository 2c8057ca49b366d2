package io.github.proclab.lab;

import java.util.List;

/**
 * A process and what it creates, in any order: {@code main(child * 3)}, {@code main(ls | cat, wc)}, {@code main(child(child) * 2..4)}.
 *
 * @param name   "main" and "child" are any process; any other name is a program that the process must have executed
 * @param places exactly these processes
 */
public record TreeShape(String name, List<Place> places) {

    /**
     * Siblings that are alike.
     *
     * @param oneOf what each of them is
     */
    public record Place(List<TreeShape> oneOf, HowMany howMany) {

        public Place {
            oneOf = List.copyOf(oneOf);
        }

        /** As it is written in a lab file. */
        @Override
        public String toString() {
            StringBuilder written = new StringBuilder();
            writeTo(written);
            return written.toString();
        }

        private void writeTo(StringBuilder written) {
            boolean one = howMany.equals(HowMany.exactly(1));
            boolean grouped = !one && oneOf.size() > 1;
            written.append(grouped ? "(" : "");
            for (int i = 0; i < oneOf.size(); i++) {
                written.append(i == 0 ? "" : " | ");
                oneOf.get(i).writeTo(written);
            }
            written.append(grouped ? ")" : "").append(one ? "" : times());
        }

        private String times() {
            if (howMany.isOneNumber()) {
                return " * " + howMany.least();
            }
            String least = howMany.least() == 0 && howMany.most() == HowMany.ANY_NUMBER ? "" : " " + howMany.least() + "..";
            return " *" + least + (howMany.most() == HowMany.ANY_NUMBER ? "" : howMany.most());
        }
    }

    public TreeShape {
        places = List.copyOf(places);
    }

    /** So many of one shape beside each other. */
    public static Place place(TreeShape shape, int number) {
        return new Place(List.of(shape), HowMany.exactly(number));
    }

    public boolean anyProgram() {
        return name.equals("main") || name.equals("child");
    }

    /** As it is written in a lab file. */
    @Override
    public String toString() {
        StringBuilder written = new StringBuilder();
        writeTo(written);
        return written.toString();
    }

    private void writeTo(StringBuilder written) {
        written.append(name);
        for (int i = 0; i < places.size(); i++) {
            written.append(i == 0 ? "(" : ", ");
            places.get(i).writeTo(written);
        }
        written.append(places.isEmpty() ? "" : ")");
    }
}
