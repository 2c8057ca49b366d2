package io.github.proclab.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.proclab.trace.Blockage;
import io.github.proclab.trace.Blockages;
import io.github.proclab.trace.Deadlock;
import io.github.proclab.trace.DescriptorHistory;
import io.github.proclab.trace.Printed;
import io.github.proclab.trace.DescriptorGrowth;
import io.github.proclab.trace.DoubleClose;
import io.github.proclab.trace.WrongStandardStream;
import io.github.proclab.trace.DuplicatedOutput;
import io.github.proclab.trace.Event;
import io.github.proclab.trace.ExecLeak;
import io.github.proclab.trace.HeldPipeEnd;
import io.github.proclab.trace.Holding;
import io.github.proclab.trace.LastSeen;
import io.github.proclab.trace.LostOutput;
import io.github.proclab.trace.SourceLine;
import io.github.proclab.trace.Trace;
import io.github.proclab.trace.WaitingInWords;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The part of a trace's JSON that follows from who held which descriptor. */
final class DescriptorsJson {

    private final Trace trace;
    private final DescriptorHistory history;
    private final WaitingInWords words;

    DescriptorsJson(Trace trace) {
        this.trace = trace;
        history = DescriptorHistory.of(trace);
        words = new WaitingInWords(trace, history);
    }

    void addTo(ObjectNode root) {
        ObjectNode descriptors = root.putObject("descriptors");
        ArrayNode leaked = descriptors.putArray("leaked_into_exec");
        ExecLeak.in(trace, history).forEach(leak -> add(leak.held(), leaked));
        ArrayNode kept = descriptors.putArray("pipe_ends_held");
        HeldPipeEnd.in(trace, history).forEach(end -> add(end.held(), kept).put("keeps_waiting", end.waiting().process()));
        ArrayNode growing = descriptors.putArray("opened_in_each_round");
        DescriptorGrowth.in(trace, history).forEach(growth -> add(growth.left().get(0), growing).put("rounds", growth.left().size()));
        ArrayNode twice = descriptors.putArray("closed_twice");
        DoubleClose.in(trace).forEach(close -> add(close, twice.addObject()));
        ArrayNode standard = descriptors.putArray("standard_streams");
        WrongStandardStream.in(trace, history).forEach(wrong -> standard.addObject().put("process", wrong.event().process()).put("fd", wrong.fd())
                .put("what", wrong.kind().name().toLowerCase(Locale.ROOT)).put("at", text(trace.at(wrong.event())))
                .put("closed_at", text(wrong.cause().flatMap(trace::at))));
        ArrayNode duplicated = root.putArray("duplicated_output");
        DuplicatedOutput.in(trace).forEach(copy -> add(copy, duplicated.addObject()));
        ArrayNode lost = root.putArray("lost_output");
        LostOutput.in(trace).forEach(one -> add(one, lost.addObject()));
        root.putNull("deadlock");
        Deadlock.in(trace, history).ifPresent(deadlock -> add(deadlock, root.putObject("deadlock")));
        ArrayNode doing = root.putArray("doing");
        LastSeen.runningIn(trace).forEach(seen -> addTo(doing, seen).putNull("waits_for"));
        Blockages.in(trace, history).forEach(blockage -> addTo(doing, blockage.event()).put("waits_for", words.awaited(blockage)));
    }

    private ObjectNode addTo(ArrayNode doing, Event.Blocked seen) {
        return doing.addObject().put("process", seen.process()).put("name", trace.nameOf(seen.process()))
                .put("thread", trace.threadOf(seen)).put("at", text(trace.at(seen)));
    }

    private ObjectNode add(Holding held, ArrayNode list) {
        return list.addObject().put("process", held.process()).put("fd", held.fd())
                .put("refers_to", words.end(held)).put("opened_at", text(words.openedAt(held)));
    }

    private void add(Deadlock deadlock, ObjectNode node) {
        ArrayNode cycle = node.putArray("cycle");
        deadlock.cycle().forEach(blockage -> add(blockage, cycle.addObject()));
        ArrayNode blocked = node.putArray("blocked");
        deadlock.blocked().forEach(blockage -> add(blockage, blocked.addObject()));
        ArrayNode says = node.putArray("says");
        deadlock.blocked().forEach(blockage -> says.add(words.sentence(blockage)));
    }

    private void add(Blockage blockage, ObjectNode node) {
        node.put("process", blockage.process()).put("name", trace.nameOf(blockage.process()))
                .put("thread", trace.threadOf(blockage.event()))
                .put("at", text(trace.at(blockage.event())))
                .put("waits_for", words.awaited(blockage))
                .put("call", blockage.call().isEmpty() ? null : blockage.call());
        ArrayNode holders = node.putArray("held_by");
        for (Blockage.Holder holder : blockage.hasHolders() ? blockage.holders() : List.<Blockage.Holder>of()) {
            ObjectNode held = holders.addObject().put("process", holder.process());
            held.put("fd", holder.held().map(Holding::fd).orElse(null));
            held.put("opened_at", text(holder.held().flatMap(words::openedAt)));
        }
    }

    private void add(DoubleClose twice, ObjectNode node) {
        node.put("process", twice.second().process()).put("fd", twice.second().fd()).put("first_at", text(trace.at(twice.first())))
                .put("second_at", text(trace.at(twice.second()))).put("closed_instead", twice.another().map(opened -> trace.nameOf(opened.object())).orElse(null));
    }

    private void add(DuplicatedOutput copy, ObjectNode node) {
        node.put("text", copy.text().text()).put("fd", copy.fd()).put("printed_by", copy.printer());
        ArrayNode printed = node.putArray("printed_at");
        Printed.in(trace, copy).forEach(place -> printed.add(place.at().toString()));
        node.put("copied_at", text(trace.at(copy.copied())));
        ArrayNode written = node.putArray("written");
        copy.flushes().forEach(flush -> written.addObject().put("process", flush.process()).put("at", text(trace.at(flush.write())))
                .put("how", flush.how().name().toLowerCase(Locale.ROOT)));
    }

    private void add(LostOutput one, ObjectNode node) {
        node.put("text", one.text().text()).put("fd", one.fd()).put("refers_to", trace.nameOf(one.object())).put("printed_by", one.printer());
        ArrayNode printed = node.putArray("printed_at");
        Printed.in(trace, one).forEach(place -> printed.add(place.at().toString()));
        node.put("lost_at", text(trace.at(one.discarded()))).put("how", one.status().map(status -> status.signaled() ? "signal" : "_exit").orElse("exec"));
    }

    private static String text(Optional<SourceLine> place) {
        return place.map(SourceLine::toString).orElse(null);
    }
}
