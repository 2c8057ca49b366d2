package io.github.proclab.bench.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/** Measures alternatives in turn, one of each in a round, so that what slows the machine down meets them all. */
public final class InTurn {

    private final int warmUps;
    private final int rounds;
    private final IntConsumer progress;

    /**
     * @param warmUps  rounds that do not count
     * @param progress hears of each round that counts, from 1
     */
    public InTurn(int warmUps, int rounds, IntConsumer progress) {
        this.warmUps = warmUps;
        this.rounds = rounds;
        this.progress = progress;
    }

    public Map<String, Measured> measure(Map<String, Trial> alternatives) throws Exception {
        Map<String, List<Timing>> timings = new LinkedHashMap<>();
        alternatives.keySet().forEach(name -> timings.put(name, new ArrayList<>()));
        for (int round = 1 - warmUps; round <= rounds; round++) {
            if (round > 0) {
                progress.accept(round);
            }
            for (Map.Entry<String, Trial> alternative : alternatives.entrySet()) {
                Timing timing = alternative.getValue().once();
                if (round > 0) {
                    timings.get(alternative.getKey()).add(timing);
                }
            }
        }
        Map<String, Measured> measured = new LinkedHashMap<>();
        timings.forEach((name, each) -> measured.put(name, Measured.of(each)));
        return measured;
    }
}
