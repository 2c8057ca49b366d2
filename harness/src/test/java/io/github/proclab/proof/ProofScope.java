package io.github.proclab.proof;

import io.github.proclab.engine.proof.Effort;
import io.github.proclab.engine.proof.Sample;
import io.github.proclab.engine.proof.Sample.Kind;
import io.github.proclab.engine.proof.Samples;
import io.github.proclab.lab.Lab;
import io.github.proclab.sandbox.TestedSandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** Which samples of a lab are proven in which sandbox. */
sealed interface ProofScope {

    Effort effort();

    List<Sample> of(Lab lab, Samples samples, TestedSandbox where);

    /** Everything with {@code -Dproclab.proofs=all}; otherwise each sample once. */
    static ProofScope ofThisBuild() {
        String asked = System.getProperty("proclab.proofs", "once");
        return switch (asked) {
            case "all" -> new Everything();
            case "once" -> new EachSampleOnce(commit(Path.of(System.getProperty("user.dir"))));
            default -> throw new IllegalArgumentException("proclab.proofs is all or once, not " + asked);
        };
    }

    /** 0 where this is no clone. */
    private static int commit(Path home) {
        try (Repository repository = new FileRepositoryBuilder().findGitDir(home.toFile()).setMustExist(true).build()) {
            return Optional.ofNullable(repository.resolve(Constants.HEAD)).map(ObjectId::hashCode).orElse(0);
        } catch (IllegalArgumentException | org.eclipse.jgit.errors.RepositoryNotFoundException noClone) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    record Everything() implements ProofScope {

        @Override
        public Effort effort() {
            return Effort.FULL;
        }

        @Override
        public List<Sample> of(Lab lab, Samples samples, TestedSandbox where) {
            return samples.all();
        }
    }

    /** @param commit chooses the solution and the mutant that are proven in Docker, too: all come up over time */
    record EachSampleOnce(int commit) implements ProofScope {

        @Override
        public Effort effort() {
            return Effort.SUFFICIENT;
        }

        @Override
        public List<Sample> of(Lab lab, Samples samples, TestedSandbox where) {
            return switch (where) {
                case LOCAL -> samples.all();
                case DOCKER -> Stream.of(Kind.SOLUTION, Kind.MUTANT).map(kind -> chosen(lab, samples, kind)).toList();
            };
        }

        private Sample chosen(Lab lab, Samples samples, Kind kind) {
            List<Sample> ofKind = samples.all().stream().filter(sample -> sample.kind() == kind).toList();
            return ofKind.get(Math.floorMod(31 * commit + lab.id().hashCode(), ofKind.size()));
        }
    }
}
