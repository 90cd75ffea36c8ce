/* Loaded before the C library (LD_PRELOAD): makes one system call on a ledger's files go wrong.
 *
 *   IKRAR_FAULT_UNDER=FOLDER        only calls on paths within this folder count
 *   IKRAR_FAULT_LOG=FILE            nothing goes wrong; every such call is listed as "call path"
 *   IKRAR_FAULT=CALL:N:MODE:ERRNO   the N-th CALL, counted over all threads, goes wrong
 *   IKRAR_FAULT_PART=TEXT           only calls whose path contains this count
 *   IKRAR_FAULT_FIRED=FILE          is made at that moment
 *
 * MODE: once    it fails
 *       sticky  it fails, and so does every later CALL
 *       torn    it writes half of the bytes and then fails
 *       short   it writes half of the bytes and says so; every later CALL fails
 *       kill    the process is killed before it
 *       after   the process is killed after it
 *       stop    the process is stopped before it, so that somebody can cut the power
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum { GO_ON, FAIL, HALF_THEN_FAIL, HALF, KILL_AFTER };

static atomic_int count;
static char call_wanted[32], mode[16], part[256], under[4096], fired[4096], log_to[4096];
static int nth, err, ready;

static void copy(char *to, size_t size, const char *name) {
    const char *value = getenv(name);
    if (value) snprintf(to, size, "%s", value);
}

__attribute__((constructor)) static void begin(void) {
    copy(under, sizeof under, "IKRAR_FAULT_UNDER");
    copy(part, sizeof part, "IKRAR_FAULT_PART");
    copy(fired, sizeof fired, "IKRAR_FAULT_FIRED");
    copy(log_to, sizeof log_to, "IKRAR_FAULT_LOG");
    const char *fault = getenv("IKRAR_FAULT");
    if (fault) sscanf(fault, "%31[^:]:%d:%15[^:]:%d", call_wanted, &nth, mode, &err);
    ready = under[0] != 0;
}

static void append(const char *file, const char *text) {
    int fd = (int)syscall(SYS_openat, AT_FDCWD, file, O_WRONLY | O_APPEND | O_CREAT, 0600);
    if (fd < 0) return;
    syscall(SYS_write, fd, text, strlen(text));
    syscall(SYS_close, fd);
}

static const char *path_of(int fd, char *to) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = syscall(SYS_readlinkat, AT_FDCWD, link, to, 4095);
    to[length < 0 ? 0 : length] = 0;
    return to;
}

/* The path of a call that names a folder and a path within it. */
static const char *path_at(int folder, const char *path, char *to) {
    if (!path || !path[0]) return path_of(folder, to);
    if (path[0] == '/' || folder == AT_FDCWD) return path;
    size_t length = strlen(path_of(folder, to));
    snprintf(to + length, 4096 - length, "/%s", path);
    return to;
}

/* What becomes of this call; errno is set when it shall fail. */
static int hit(const char *call, const char *path) {
    if (!ready || !path || strncmp(path, under, strlen(under))) return GO_ON;
    if (part[0] && !strstr(path, part)) return GO_ON;
    if (log_to[0]) {
        char line[5000];
        snprintf(line, sizeof line, "%s %s\n", call, path);
        append(log_to, line);
        return GO_ON;
    }
    if (strcmp(call_wanted, call)) return GO_ON;
    int now = atomic_fetch_add(&count, 1) + 1;
    int lasting = !strcmp(mode, "sticky") || !strcmp(mode, "short");
    if (now < nth || (now > nth && !lasting)) return GO_ON;
    if (now == nth && fired[0]) append(fired, call);
    if (!strcmp(mode, "kill") || !strcmp(mode, "stop")) {
        kill(getpid(), mode[0] == 'k' ? SIGKILL : SIGSTOP);
        return GO_ON;
    }
    if (!strcmp(mode, "after")) return KILL_AFTER;
    if (!strcmp(mode, "short") && now == nth) return HALF;
    errno = err;
    return !strcmp(mode, "torn") ? HALF_THEN_FAIL : FAIL;
}

#define REAL(type, name, ...)                                                                      \
    static type (*real)(__VA_ARGS__);                                                              \
    if (!real) *(void **)&real = dlsym(RTLD_NEXT, name);                                           \
    char room[4200];                                                                               \
    (void)room

/* A call that goes well or fails, and has no half. */
#define PLAIN(type, failed, call, path, invoke)                                                    \
    int what = hit(call, path);                                                                    \
    if (what != GO_ON && what != KILL_AFTER) {                                                     \
        if (what == HALF) errno = err;                                                             \
        return failed;                                                                             \
    }                                                                                              \
    type result = invoke;                                                                          \
    if (what == KILL_AFTER) kill(getpid(), SIGKILL);                                               \
    return result

/* A call that moves `size` bytes and may move half of them. */
#define MOVING(call, fd, size, invoke, invoke_half)                                                \
    int what = hit(call, path_of(fd, room));                                                       \
    size_t half = (size) / 2;                                                                      \
    if (what == FAIL || ((what == HALF || what == HALF_THEN_FAIL) && !half)) {                     \
        errno = err;                                                                               \
        return -1;                                                                                 \
    }                                                                                              \
    if (what == HALF) return invoke_half;                                                          \
    if (what == HALF_THEN_FAIL) {                                                                  \
        (void)!invoke_half;                                                                        \
        errno = err;                                                                               \
        return -1;                                                                                 \
    }                                                                                              \
    ssize_t result = invoke;                                                                       \
    if (what == KILL_AFTER) kill(getpid(), SIGKILL);                                               \
    return result

ssize_t write(int fd, const void *from, size_t size) {
    REAL(ssize_t, "write", int, const void *, size_t);
    MOVING("write", fd, size, real(fd, from, size), real(fd, from, half));
}
ssize_t pwrite64(int fd, const void *from, size_t size, off64_t at) {
    REAL(ssize_t, "pwrite64", int, const void *, size_t, off64_t);
    MOVING("pwrite64", fd, size, real(fd, from, size, at), real(fd, from, half, at));
}
ssize_t writev(int fd, const struct iovec *from, int parts) {
    REAL(ssize_t, "writev", int, const struct iovec *, int);
    size_t first = parts > 0 ? from[0].iov_len : 0;
    MOVING("write", fd, first, real(fd, from, parts),
           syscall(SYS_write, fd, from[0].iov_base, half));
}
ssize_t read(int fd, void *to, size_t size) {
    REAL(ssize_t, "read", int, void *, size_t);
    PLAIN(ssize_t, -1, "read", path_of(fd, room), real(fd, to, size));
}
ssize_t readv(int fd, const struct iovec *to, int parts) {
    REAL(ssize_t, "readv", int, const struct iovec *, int);
    PLAIN(ssize_t, -1, "read", path_of(fd, room), real(fd, to, parts));
}
ssize_t pread64(int fd, void *to, size_t size, off64_t at) {
    REAL(ssize_t, "pread64", int, void *, size_t, off64_t);
    PLAIN(ssize_t, -1, "pread64", path_of(fd, room), real(fd, to, size, at));
}
ssize_t copy_file_range(int a, off64_t *x, int b, off64_t *y, size_t size, unsigned flags) {
    REAL(ssize_t, "copy_file_range", int, off64_t *, int, off64_t *, size_t, unsigned);
    PLAIN(ssize_t, -1, "write", path_of(b, room), real(a, x, b, y, size, flags));
}
int fsync(int fd) {
    REAL(int, "fsync", int);
    PLAIN(int, -1, "fsync", path_of(fd, room), real(fd));
}
int fdatasync(int fd) {
    REAL(int, "fdatasync", int);
    PLAIN(int, -1, "fdatasync", path_of(fd, room), real(fd));
}
int sync_file_range(int fd, off64_t at, off64_t size, unsigned flags) {
    REAL(int, "sync_file_range", int, off64_t, off64_t, unsigned);
    PLAIN(int, -1, "sync_file_range", path_of(fd, room), real(fd, at, size, flags));
}
int ftruncate64(int fd, off64_t size) {
    REAL(int, "ftruncate64", int, off64_t);
    PLAIN(int, -1, "ftruncate", path_of(fd, room), real(fd, size));
}
int fallocate64(int fd, int how, off64_t at, off64_t size) {
    REAL(int, "fallocate64", int, int, off64_t, off64_t);
    PLAIN(int, -1, "fallocate", path_of(fd, room), real(fd, how, at, size));
}
int posix_fallocate64(int fd, off64_t at, off64_t size) {
    REAL(int, "posix_fallocate64", int, off64_t, off64_t);
    PLAIN(int, err, "fallocate", path_of(fd, room), real(fd, at, size));
}
int flock(int fd, int how) {
    REAL(int, "flock", int, int);
    PLAIN(int, -1, "flock", path_of(fd, room), real(fd, how));
}
int fchmod(int fd, mode_t bits) {
    REAL(int, "fchmod", int, mode_t);
    PLAIN(int, -1, "chmod", path_of(fd, room), real(fd, bits));
}
int chmod(const char *path, mode_t bits) {
    REAL(int, "chmod", const char *, mode_t);
    PLAIN(int, -1, "chmod", path, real(path, bits));
}
int rename(const char *from, const char *to) {
    REAL(int, "rename", const char *, const char *);
    PLAIN(int, -1, "rename", to, real(from, to));
}
int renameat(int a, const char *from, int b, const char *to) {
    REAL(int, "renameat", int, const char *, int, const char *);
    PLAIN(int, -1, "rename", path_at(b, to, room), real(a, from, b, to));
}
int renameat2(int a, const char *from, int b, const char *to, unsigned flags) {
    REAL(int, "renameat2", int, const char *, int, const char *, unsigned);
    PLAIN(int, -1, "rename", path_at(b, to, room), real(a, from, b, to, flags));
}
int linkat(int a, const char *from, int b, const char *to, int flags) {
    REAL(int, "linkat", int, const char *, int, const char *, int);
    PLAIN(int, -1, "link", path_at(b, to, room), real(a, from, b, to, flags));
}
int mkdir(const char *path, mode_t bits) {
    REAL(int, "mkdir", const char *, mode_t);
    PLAIN(int, -1, "mkdir", path, real(path, bits));
}
int mkdirat(int folder, const char *path, mode_t bits) {
    REAL(int, "mkdirat", int, const char *, mode_t);
    PLAIN(int, -1, "mkdir", path_at(folder, path, room), real(folder, path, bits));
}
int unlink(const char *path) {
    REAL(int, "unlink", const char *);
    PLAIN(int, -1, "unlink", path, real(path));
}
int unlinkat(int folder, const char *path, int flags) {
    REAL(int, "unlinkat", int, const char *, int);
    PLAIN(int, -1, "unlink", path_at(folder, path, room), real(folder, path, flags));
}
int rmdir(const char *path) {
    REAL(int, "rmdir", const char *);
    PLAIN(int, -1, "unlink", path, real(path));
}
int statx(int folder, const char *path, int flags, unsigned mask, struct statx *to) {
    REAL(int, "statx", int, const char *, int, unsigned, struct statx *);
    PLAIN(int, -1, "statx", path_at(folder, path, room), real(folder, path, flags, mask, to));
}
DIR *opendir(const char *path) {
    REAL(DIR *, "opendir", const char *);
    PLAIN(DIR *, NULL, "open", path, real(path));
}
struct dirent64 *readdir64(DIR *folder) {
    REAL(struct dirent64 *, "readdir64", DIR *);
    PLAIN(struct dirent64 *, NULL, "readdir", path_of(dirfd(folder), room), real(folder));
}
int open64(const char *path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    mode_t bits = va_arg(rest, mode_t);
    va_end(rest);
    REAL(int, "open64", const char *, int, ...);
    PLAIN(int, -1, "open", path, real(path, flags, bits));
}
int openat64(int folder, const char *path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    mode_t bits = va_arg(rest, mode_t);
    va_end(rest);
    REAL(int, "openat64", int, const char *, int, ...);
    PLAIN(int, -1, "open", path_at(folder, path, room), real(folder, path, flags, bits));
}

/* On 64-bit Linux these are the same functions under their older names. */
ssize_t pwrite(int fd, const void *from, size_t size, off_t at) { return pwrite64(fd, from, size, at); }
ssize_t pread(int fd, void *to, size_t size, off_t at) { return pread64(fd, to, size, at); }
int ftruncate(int fd, off_t size) { return ftruncate64(fd, size); }
int fallocate(int fd, int how, off_t at, off_t size) { return fallocate64(fd, how, at, size); }
