package io.github.proclab.explore.sim;

import io.github.proclab.explore.Extent;
import io.github.proclab.explore.Flow;
import io.github.proclab.explore.Step;
import io.github.proclab.explore.Touch;
import io.github.proclab.explore.Touch.Access;
import io.github.proclab.explore.Touch.Kind;
import io.github.proclab.explore.sim.Machine.Pipe;
import io.github.proclab.explore.sim.Machine.Process;
import java.util.ArrayList;
import java.util.List;

/** Makes the calls of a machine, and says what each touched. */
final class Stepper {

    private final Machine machine;
    private final Flow flow = new Flow();

    Stepper(Machine machine) {
        this.machine = machine;
    }

    Step step(Process process, List<Integer> enabled) {
        List<Touch> touches = new ArrayList<>();
        List<Integer> created = new ArrayList<>();
        int call = process.todo.isEmpty() ? 1 : process.todo.peek().getClass().getSimpleName().hashCode();
        boolean vain = false;
        if (process.ended) {
            touches.add(new Touch(Kind.PROCESS, process.number, Access.RELEASE));
            process.released = true;
            call = 2;
        } else if (process.killed) {
            touches.add(new Touch(Kind.SIGNALS, process.number, Access.CATCH));
            end(process, "killed", touches);
            call = 3;
        } else if (process.todo.isEmpty()) {
            end(process, "0", touches);
        } else {
            vain = make(process.todo.pop(), process, touches, created);
            if (!process.ended) {
                machine.settle(process);
            }
        }
        return new Step(process.number, call, vain, 0, touches, enabled, created);
    }

    List<Step> waiting() {
        return machine.processes.stream().filter(process -> !process.released && !machine.canGoOn(process))
                .map(process -> new Step(process.number, process.todo.peek().getClass().getSimpleName().hashCode(), false, 0, pending(process), List.of(), List.of())).toList();
    }

    private List<Touch> pending(Process process) {
        Op op = process.todo.peek();
        if (op instanceof Op.Receive receive) {
            return List.of(new Touch(Kind.PIPE, receive.pipe(), Access.END));
        } else if (op instanceof Op.Send send) {
            return List.of(new Touch(Kind.PIPE, send.pipe(), Access.PUT));
        } else if (op instanceof Op.Lock lock) {
            return List.of(new Touch(Kind.LOCK, lock.lock(), Access.CHANGE));
        } else if (op instanceof Op.Await await) {
            return List.of(new Touch(Kind.IPC, await.semaphore(), Access.CHANGE));
        }
        return machine.childrenOf(process).stream().filter(child -> !child.reaped).map(child -> new Touch(Kind.PROCESS, child.number, Access.WAIT)).toList();
    }

    private void end(Process process, String fate, List<Touch> touches) {
        process.fate = fate;
        process.ended = true;
        touches.add(new Touch(Kind.PROCESS, process.number, Access.EXIT));
        machine.childrenOf(process).forEach(child -> touches.add(new Touch(Kind.PROCESS, child.number, Access.ORPHAN)));
        machine.pipes.forEach((number, pipe) -> {
            drop(number, pipe, process, Access.DROP_WRITER, touches);
            drop(number, pipe, process, Access.DROP_READER, touches);
        });
    }

    private static void drop(int number, Pipe pipe, Process process, Access end, List<Touch> touches) {
        if ((end == Access.DROP_WRITER ? pipe.writers : pipe.readers).remove(process.number)) {
            touches.add(new Touch(Kind.PIPE, number, end));
        }
    }

    private boolean make(Op op, Process process, List<Touch> touches, List<Integer> created) {
        if (op instanceof Op.Print print) {
            machine.output.append(print.text());
            touches.add(new Touch(Kind.OUTPUT, 1, Access.PUT));
        } else if (op instanceof Op.Tell) {
            machine.output.append(process.register);
            touches.add(new Touch(Kind.OUTPUT, 1, Access.PUT));
        } else if (op instanceof Op.Load load) {
            process.register = machine.files.getOrDefault(load.file(), 0);
            touches.add(new Touch(Kind.FILE, load.file(), Access.LOOK));
        } else if (op instanceof Op.Store store) {
            machine.files.put(store.file(), process.register + store.plus());
            touches.add(new Touch(Kind.FILE, store.file(), Access.CHANGE));
        } else if (op instanceof Op.Send send) {
            send(send, process, touches);
        } else if (op instanceof Op.Receive receive) {
            receive(receive.pipe(), receive.bytes(), process, touches);
        } else if (op instanceof Op.TryReceive receive) {
            receive(receive.pipe(), receive.bytes(), process, touches);
            return process.register == -1;
        } else if (op instanceof Op.CloseWriter close) {
            drop(close.pipe(), machine.pipes.get(close.pipe()), process, Access.DROP_WRITER, touches);
        } else if (op instanceof Op.CloseReader close) {
            drop(close.pipe(), machine.pipes.get(close.pipe()), process, Access.DROP_READER, touches);
        } else if (op instanceof Op.Lock lock) {
            machine.locks.put(lock.lock(), process.number);
            touches.add(new Touch(Kind.LOCK, lock.lock(), Access.CHANGE));
        } else if (op instanceof Op.Unlock lock) {
            machine.locks.remove(lock.lock());
            touches.add(new Touch(Kind.LOCK, lock.lock(), Access.CHANGE));
        } else if (op instanceof Op.Post post) {
            machine.semaphores.merge(post.semaphore(), 1, Integer::sum);
            touches.add(new Touch(Kind.IPC, post.semaphore(), Access.CHANGE));
        } else if (op instanceof Op.Await await) {
            machine.semaphores.merge(await.semaphore(), -1, Integer::sum);
            touches.add(new Touch(Kind.IPC, await.semaphore(), Access.CHANGE));
        } else if (op instanceof Op.Fork fork) {
            fork(fork, process, created);
        } else if (op instanceof Op.Wait || op instanceof Op.Poll) {
            return reap(process, op instanceof Op.Wait ? -1 : 0, touches);
        } else if (op instanceof Op.Kill kill) {
            kill(kill, process, touches);
        } else if (op instanceof Op.Exit exit) {
            process.todo.clear();
            end(process, Integer.toString(exit.code()), touches);
        }
        return op instanceof Op.Sleep;
    }

    private void send(Op.Send send, Process process, List<Touch> touches) {
        Pipe pipe = machine.pipes.get(send.pipe());
        if (pipe.readers.isEmpty()) {
            touches.add(new Touch(Kind.PIPE, send.pipe(), Access.BROKEN));
            process.register = -1;
            return;
        }
        int room = machine.capacity - pipe.content.length();
        Extent extent = flow.put(send.pipe(), room, send.bytes().length());
        pipe.content += send.bytes();
        touches.add(new Touch(Kind.PIPE, send.pipe(), Access.PUT, extent));
    }

    private void receive(int number, int bytes, Process process, List<Touch> touches) {
        Pipe pipe = machine.pipes.get(number);
        if (pipe.content.isEmpty()) {
            touches.add(new Touch(Kind.PIPE, number, Access.END));
            process.register = pipe.writers.isEmpty() ? 0 : -1;
            return;
        }
        Extent extent = flow.take(number, pipe.content.length(), bytes);
        int taken = Math.min(bytes, pipe.content.length());
        process.register = 0;
        for (char letter : pipe.content.substring(0, taken).toCharArray()) {
            process.register = process.register * 100 + letter - 'a' + 1;
        }
        pipe.content = pipe.content.substring(taken);
        touches.add(new Touch(Kind.PIPE, number, Access.TAKE, extent));
    }

    private void fork(Op.Fork fork, Process process, List<Integer> created) {
        Process child = new Process(machine.processes.size() + 1, process.number, ++process.children, fork.child());
        machine.processes.add(child);
        child.register = process.register;
        machine.pipes.values().forEach(pipe -> {
            if (pipe.writers.contains(process.number)) {
                pipe.writers.add(child.number);
            }
            if (pipe.readers.contains(process.number)) {
                pipe.readers.add(child.number);
            }
        });
        machine.settle(child);
        created.add(child.number);
    }

    private boolean reap(Process process, int none, List<Touch> touches) {
        List<Process> children = machine.childrenOf(process).stream().filter(child -> !child.reaped).toList();
        Process ended = children.stream().filter(child -> child.released).findFirst().orElse(null);
        children.forEach(child -> touches.add(new Touch(Kind.PROCESS, child.number, Access.WAIT)));
        if (ended == null) {
            process.register = children.isEmpty() ? -1 : none;
            return !children.isEmpty();
        }
        ended.reaped = true;
        process.register = ended.rank;
        return false;
    }

    private void kill(Op.Kill kill, Process process, List<Touch> touches) {
        machine.childrenOf(process).stream().filter(child -> child.rank == kill.child()).forEach(child -> {
            touches.add(new Touch(Kind.SIGNALS, child.number, Access.SEND));
            touches.add(new Touch(Kind.PROCESS, child.number, Access.LOOK));
            if (!child.ended) {
                child.killed = true;
            }
        });
    }
}
