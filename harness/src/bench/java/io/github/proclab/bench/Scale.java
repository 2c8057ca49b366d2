package io.github.proclab.bench;

/**
 * How much is measured.
 *
 * @param rounds      of what takes a second or less
 * @param longRounds  of what takes a minute
 * @param submissions in the class that is graded
 * @param seconds     that a rate is counted over
 * @param replays     of a failing schedule
 */
public record Scale(String name, int rounds, int longRounds, int submissions, int seconds, int replays) {

    public static final Scale FULL = new Scale("at full size", 11, 2, 200, 3, 1000);
    public static final Scale QUICK = new Scale("in quick", 3, 1, 12, 1, 50);

    Scale withRounds(int wanted) {
        return new Scale(name + ", " + wanted + (wanted == 1 ? " round" : " rounds"), wanted, Math.min(wanted, longRounds), submissions, seconds, replays);
    }

    Scale withSubmissions(int wanted) {
        return new Scale(name + ", " + wanted + " submissions", rounds, longRounds, wanted, seconds, replays);
    }
}
