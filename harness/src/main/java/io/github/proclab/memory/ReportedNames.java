package io.github.proclab.memory;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Names processes by their part, as those of a trace are named: "main", "child 2 of main", and "worker" for one that executed another program. */
final class ReportedNames {

    private final Map<Integer, String> names = new HashMap<>();
    private final Set<String> taken = new HashSet<>();
    private final Map<Integer, Integer> children = new HashMap<>();

    private ReportedNames() { }

    /** @param main pid of the first process; the others were created in the order of their pids */
    static Map<Integer, String> of(List<ProcessReport> reports, int main) {
        ReportedNames names = new ReportedNames();
        reports.stream().filter(report -> report.pid() == main).forEach(report -> names.name(report, "main"));
        String program = reports.stream().filter(report -> report.pid() == main).map(ProcessReport::program).findFirst().orElse("");
        reports.stream().filter(report -> report.pid() != main).sorted(Comparator.comparingInt(ProcessReport::pid))
                .forEach(report -> names.name(report, names.part(report, program)));
        return names.names;
    }

    private String part(ProcessReport report, String first) {
        int rank = children.merge(report.parent(), 1, Integer::sum);
        if (!report.forked() && !report.program().equals(first) && !report.program().isEmpty()) {
            return report.program().substring(report.program().lastIndexOf('/') + 1);
        }
        return names.containsKey(report.parent()) ? "child " + rank + " of " + names.get(report.parent()) : "process " + report.pid();
    }

    private void name(ProcessReport report, String part) {
        String name = part;
        for (int number = 2; !taken.add(name); number++) {
            name = part + " " + number;
        }
        names.put(report.pid(), name);
    }
}
