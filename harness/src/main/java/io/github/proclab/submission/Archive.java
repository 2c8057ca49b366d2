package io.github.proclab.submission;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/** A zip, a tar or a compressed tar, known by its first bytes and not by its name. */
record Archive(Path file, Format format) {

    enum Format { ZIP, TAR, TAR_GZ }

    enum Kind { FILE, FOLDER, LINK, SPECIAL, ENCRYPTED }

    interface Each {
        /** @param content to be read before this returns; of a file only */
        void entry(String name, Kind kind, InputStream content) throws IOException;
    }

    private static final int TYPE = 0170000;
    private static final List<Integer> USUAL_TYPES = List.of(0, 0100000, 0040000);
    private static final int HEADER = 512;
    private static final int MAGIC_AT = 257;
    private static final byte[] USTAR = {'u', 's', 't', 'a', 'r'};
    private static final List<String> OTHERS = List.of(".rar", ".7z", ".tar.xz", ".tar.bz2", ".tar.zst", ".zipx");

    static Optional<Archive> at(Path file) {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            return format(in.readNBytes(HEADER)).map(format -> new Archive(file, format));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** A kind of archive that cannot be unpacked. */
    static boolean isOfAnotherKind(String name) {
        return OTHERS.stream().anyMatch(name.toLowerCase(java.util.Locale.ROOT)::endsWith);
    }

    /** Whether a file is called as an archive is, whatever is in it. */
    static boolean isCalledSo(String name) {
        return !stem(name).equals(name) || isOfAnotherKind(name);
    }

    /** The name without the ending. */
    static String stem(String name) {
        return name.replaceFirst("(?i)(\\.zip|\\.tar\\.gz|\\.tgz|\\.tar)$", "");
    }

    private static Optional<Format> format(byte[] start) {
        if (start.length > 3 && start[0] == 'P' && start[1] == 'K' && (start[2] == 3 && start[3] == 4 || start[2] == 5 && start[3] == 6)) {
            return Optional.of(Format.ZIP);
        }
        if (start.length > 2 && start[0] == 0x1f && start[1] == (byte) 0x8b) {
            return Optional.of(Format.TAR_GZ);
        }
        return start.length == HEADER && Arrays.equals(start, MAGIC_AT, MAGIC_AT + USTAR.length, USTAR, 0, USTAR.length) ? Optional.of(Format.TAR)
                : Optional.empty();
    }

    /**
     * Every entry in the order of the archive.
     *
     * @param most bytes that a tar may hold, unpacked
     * @throws IOException where it is damaged, or larger than that; what came before has been handed on
     */
    void each(long most, Each each) throws IOException {
        switch (format) {
            case ZIP -> zip(each);
            case TAR -> {
                try (InputStream in = Files.newInputStream(file)) {
                    tar(new BufferedInputStream(in), most, each);
                }
            }
            case TAR_GZ -> {
                try (InputStream in = Files.newInputStream(file)) {
                    tar(GzipCompressorInputStream.builder().setInputStream(new BufferedInputStream(in)).setDecompressConcatenated(true).get(), most, each);
                }
            }
        }
    }

    private void zip(Each each) throws IOException {
        try (ZipFile zip = ZipFile.builder().setPath(file).get()) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                Kind kind = kind(entry, zip.canReadEntryData(entry));
                if (kind == Kind.FILE) {
                    try (InputStream content = zip.getInputStream(entry)) {
                        each.entry(entry.getName(), kind, content);
                    }
                } else {
                    each.entry(entry.getName(), kind, InputStream.nullInputStream());
                }
            }
        }
    }

    private static Kind kind(ZipArchiveEntry entry, boolean readable) {
        if (entry.isUnixSymlink()) {
            return Kind.LINK;
        }
        if (!USUAL_TYPES.contains(entry.getUnixMode() & TYPE)) {
            return Kind.SPECIAL;
        }
        if (entry.isDirectory() || entry.getName().endsWith("\\")) {
            return Kind.FOLDER;
        }
        return readable ? Kind.FILE : Kind.ENCRYPTED;
    }

    private void tar(InputStream content, long most, Each each) throws IOException {
        try (HeaderBound bound = new HeaderBound(content, most); TarArchiveInputStream tar = new TarArchiveInputStream(bound)) {
            for (TarArchiveEntry entry = next(tar, bound); entry != null; entry = next(tar, bound)) {
                each.entry(entry.getName(), kind(entry), isFile(entry) ? tar : InputStream.nullInputStream());
                tar.transferTo(java.io.OutputStream.nullOutputStream());
            }
        }
    }

    /** The library takes a name into memory, however long it is. */
    private static TarArchiveEntry next(TarArchiveInputStream tar, HeaderBound bound) throws IOException {
        bound.header(true);
        TarArchiveEntry entry = tar.getNextEntry();
        if (entry == null && bound.sinceHeaderBegan() < HEADER) {
            throw new EOFException("it breaks off: the blocks that end a tar are missing");
        }
        bound.header(false);
        return entry;
    }

    private static Kind kind(TarArchiveEntry entry) {
        if (entry.isSymbolicLink() || entry.isLink()) {
            return Kind.LINK;
        }
        if (entry.isDirectory()) {
            return Kind.FOLDER;
        }
        return isFile(entry) ? Kind.FILE : Kind.SPECIAL;
    }

    /** The library calls everything a file that is no folder. */
    private static boolean isFile(TarArchiveEntry entry) {
        byte kind = entry.getLinkFlag();
        return (kind == TarConstants.LF_NORMAL || kind == TarConstants.LF_OLDNORM || kind == TarConstants.LF_CONTIG) && !entry.isDirectory() && !entry.isSparse();
    }
}
