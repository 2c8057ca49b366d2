package io.github.proclab.explore.sim;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Small programs by lot: some processes, forked by one another, that share files, locks, semaphores and pipes, and get in each other's way. */
public final class RandomPrograms {

    private static final int RESOURCES = 2;
    private static final String BYTES = "abc";

    /** What processes meet in; a program has a few kinds only, so that they do meet. */
    private enum CallKind { PRINT, FILE, PIPE, LOCK, SEMAPHORE, BRANCH, WAIT, KILL, EXIT }

    private final Random random;
    private final List<CallKind> kinds;
    private final int shared;
    /** Every process waits for its children in the end: who ends before whom shows nothing then. */
    private final boolean waiting;
    private int processes;
    private int calls;

    private RandomPrograms(long seed) {
        this.random = new Random(seed);
        List<CallKind> all = new ArrayList<>(List.of(CallKind.values()));
        Collections.shuffle(all, random);
        this.kinds = new ArrayList<>(all.subList(0, 1 + random.nextInt(4)));
        if (random.nextBoolean()) {
            kinds.addAll(List.of(CallKind.PIPE, CallKind.PIPE));
        }
        this.waiting = random.nextBoolean();
        this.shared = 1 + random.nextInt(RESOURCES);
    }

    /**
     * @param processes at most
     * @param calls     at most, without the ends of the processes
     */
    public static Simulated program(long seed, int processes, int calls) {
        RandomPrograms programs = new RandomPrograms(seed);
        programs.processes = processes - 1;
        programs.calls = calls;
        return new Simulated(programs.code(0), RESOURCES, 2 + programs.random.nextInt(3), 200);
    }

    private List<Op> code(int depth) {
        List<Op> code = new ArrayList<>();
        int length = 1 + random.nextInt(depth == 0 ? 6 : 4);
        int children = 0;
        for (int index = 0; index < length && calls > 0; index++) {
            calls--;
            if (processes > 0 && random.nextInt(depth == 0 ? 2 : 5) == 0) {
                processes--;
                children++;
                code.add(new Op.Fork(code(depth + 1)));
            } else {
                code.add(call(children, depth));
            }
        }
        if (waiting) {
            code.addAll(Collections.nCopies(children, new Op.Wait()));
        }
        return code;
    }

    private Op call(int children, int depth) {
        int which = random.nextInt(shared);
        return switch (kinds.get(random.nextInt(kinds.size()))) {
            case PRINT -> random.nextBoolean() ? new Op.Tell() : new Op.Print(String.valueOf((char) ('p' + random.nextInt(4))));
            case FILE -> random.nextBoolean() ? new Op.Load(which) : new Op.Store(which, 1 + random.nextInt(3));
            case PIPE -> pipe(which);
            case LOCK -> random.nextInt(3) > 0 ? new Op.Lock(which) : new Op.Unlock(which);
            case SEMAPHORE -> random.nextBoolean() ? new Op.Post(which) : new Op.Await(which);
            case BRANCH -> new Op.When(random.nextInt(3), few(children, depth), few(children, depth));
            case WAIT -> random.nextInt(3) > 0 ? new Op.Wait() : new Op.Poll();
            case KILL -> children > 0 ? new Op.Kill(1 + random.nextInt(children)) : new Op.Load(which);
            case EXIT -> new Op.Exit(random.nextInt(3));
        };
    }

    private Op pipe(int which) {
        return switch (random.nextInt(7)) {
            case 0, 1 -> new Op.Send(which, BYTES.substring(0, 1 + random.nextInt(2)));
            case 2, 3 -> new Op.Receive(which, 1 + random.nextInt(3));
            case 4 -> new Op.TryReceive(which, 1 + random.nextInt(3));
            case 5 -> new Op.CloseWriter(which);
            default -> new Op.CloseReader(which);
        };
    }

    private List<Op> few(int children, int depth) {
        List<Op> code = new ArrayList<>();
        while (calls > 0 && random.nextInt(2) == 0) {
            calls--;
            if (processes > 0 && random.nextInt(4) == 0) {
                processes--;
                code.add(new Op.Fork(code(depth + 1)));
            } else {
                code.add(call(children, depth));
            }
        }
        return code;
    }
}
