/* Preloaded into a build: counts the calls that change files below a folder, makes chosen ones fail or be the
 * last ones of a process, and shifts the clock. shim.py sets FAULTS_* and reads the state both sides map. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

enum call { OPEN, WRITE, CLOSE, RENAME, LINK, SYMLINK, MKDIR, FSYNC, TRUNCATE, REMOVE, CALLS };
static const char *NAMES[CALLS] = {"open", "write",  "close", "rename",   "link",
                                   "symlink", "mkdir", "fsync", "truncate", "remove"};

/* Shared with shim.py and with every process the build forks. */
struct state {
    uint64_t counts[CALLS];
    uint64_t matched, failed, clock_reads;
    int64_t main_process;
    char what[512];
};

static struct state *state;
static char below[PATH_MAX], victim[8];
static unsigned chosen;
static uint64_t at, jump_after;
static int error, is_lasting, is_short;
static int64_t clock_offset, clock_offset_then;

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static const char *setting(const char *name) {
    const char *value = getenv(name);
    return value ? value : "";
}

/* At the start of a process; a fork of one that started without settings asks for it. */
__attribute__((constructor)) void faults_begin(void) {
    int opened = REAL(open)(setting("FAULTS_STATE"), O_RDWR);
    if (opened < 0) return;
    struct state *mapped = mmap(NULL, sizeof *state, PROT_READ | PROT_WRITE, MAP_SHARED, opened, 0);
    REAL(close)(opened);
    if (mapped == MAP_FAILED) return;
    snprintf(below, sizeof below, "%s", setting("FAULTS_BELOW"));
    snprintf(victim, sizeof victim, "%s", setting("FAULTS_KILL"));
    for (int call = 0; call < CALLS; call++) {
        char listed[16];
        snprintf(listed, sizeof listed, ",%s,", NAMES[call]);
        if (strstr(setting("FAULTS_CALLS"), listed)) chosen |= 1u << call;
    }
    at = strtoull(setting("FAULTS_AT"), NULL, 10);
    error = atoi(setting("FAULTS_ERRNO"));
    is_lasting = *setting("FAULTS_LASTING") == '1';
    is_short = *setting("FAULTS_SHORT") == '1';
    clock_offset = strtoll(setting("FAULTS_CLOCK"), NULL, 10);
    clock_offset_then = strtoll(setting("FAULTS_CLOCK_THEN"), NULL, 10);
    jump_after = strtoull(setting("FAULTS_CLOCK_AFTER"), NULL, 10);
    int64_t nobody = 0;
    __atomic_compare_exchange_n(&mapped->main_process, &nobody, getpid(), 0, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST);
    state = mapped;
}

static void die(void) {
    if (!strcmp(victim, "group")) kill(0, SIGKILL);
    if (!strcmp(victim, "main")) kill((pid_t)state->main_process, SIGKILL);
    if (!strcmp(victim, "self") || state->main_process == getpid())
        for (;;) kill(getpid(), SIGKILL);
}

/* Whether this call, which changes `path`, is to fail; `errno` is set then. */
static int is_hit(enum call call, const char *path) {
    size_t length = strlen(below);
    if (!state || !length || strncmp(path, below, length)) return 0;
    __atomic_add_fetch(&state->counts[call], 1, __ATOMIC_SEQ_CST);
    if (!(chosen & 1u << call)) return 0;
    uint64_t number = __atomic_add_fetch(&state->matched, 1, __ATOMIC_SEQ_CST);
    if (!at || number < at || (number > at && !is_lasting)) return 0;
    if (!__atomic_fetch_add(&state->failed, 1, __ATOMIC_SEQ_CST))
        snprintf(state->what, sizeof state->what, "%s %s", NAMES[call], path + length);
    if (*victim) {
        die();
        return 0;
    }
    errno = error;
    return 1;
}

static int is_hit_by_name(enum call call, int folder, const char *path) {
    char from[PATH_MAX], whole[2 * PATH_MAX];
    if (!state || !path) return 0;
    if (*path == '/') return is_hit(call, path);
    if (folder == AT_FDCWD) {
        if (!getcwd(from, sizeof from)) return 0;
    } else {
        snprintf(whole, sizeof whole, "/proc/self/fd/%d", folder);
        ssize_t length = readlink(whole, from, sizeof from - 1);
        if (length < 0) return 0;
        from[length] = 0;
    }
    snprintf(whole, sizeof whole, "%s/%s", from, path);
    return is_hit(call, whole);
}

static int is_hit_by_number(enum call call, int opened) {
    char name[64], path[PATH_MAX];
    int before = errno;
    snprintf(name, sizeof name, "/proc/self/fd/%d", opened);
    ssize_t length = state ? readlink(name, path, sizeof path - 1) : -1;
    errno = before;
    if (length < 0) return 0;
    path[length] = 0;
    return is_hit(call, path);
}

static int is_for_writing(int flags) { return (flags & O_ACCMODE) != O_RDONLY || flags & (O_CREAT | O_TRUNC); }

static mode_t mode_of(int flags, va_list rest) { return flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0; }

#define OPENS(name, FOLDER, ...)                                                                                       \
    int name(__VA_ARGS__, const char *path, int flags, ...) {                                                          \
        va_list rest;                                                                                                  \
        va_start(rest, flags);                                                                                         \
        mode_t mode = mode_of(flags, rest);                                                                            \
        va_end(rest);                                                                                                  \
        if (is_for_writing(flags) && is_hit_by_name(OPEN, FOLDER, path)) return -1;                                    \
        return REAL(name)(FOLDER, path, flags, mode);                                                                  \
    }
OPENS(openat, folder, int folder)
OPENS(openat64, folder, int folder)

int open(const char *path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    mode_t mode = mode_of(flags, rest);
    va_end(rest);
    return openat(AT_FDCWD, path, flags, mode);
}

int open64(const char *path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    mode_t mode = mode_of(flags, rest);
    va_end(rest);
    return openat64(AT_FDCWD, path, flags, mode);
}

int close(int opened) {
    int flags = state ? fcntl(opened, F_GETFL) : -1;
    int hit = flags >= 0 && is_for_writing(flags) && is_hit_by_number(CLOSE, opened);
    int result = REAL(close)(opened);
    if (!hit) return result;
    errno = error;
    return -1;
}

/* A short write is no error: half of the bytes are taken, and the caller has to ask again. */
#define WRITES(name, SIZE, HALF, ...)                                                                                  \
    if (is_hit_by_number(WRITE, opened)) {                                                                             \
        if (!is_short || SIZE < 2) return -1;                                                                          \
        SIZE = HALF;                                                                                                   \
    }                                                                                                                  \
    return REAL(name)(__VA_ARGS__)

ssize_t write(int opened, const void *bytes, size_t size) { WRITES(write, size, size / 2, opened, bytes, size); }
ssize_t pwrite(int opened, const void *bytes, size_t size, off_t place) {
    WRITES(pwrite, size, size / 2, opened, bytes, size, place);
}
ssize_t pwrite64(int opened, const void *bytes, size_t size, off64_t place) {
    WRITES(pwrite64, size, size / 2, opened, bytes, size, place);
}
ssize_t writev(int opened, const struct iovec *parts, int count) { WRITES(writev, count, 1, opened, parts, count); }
ssize_t sendfile(int opened, int from, off_t *place, size_t size) {
    WRITES(sendfile, size, size / 2, opened, from, place, size);
}
ssize_t sendfile64(int opened, int from, off64_t *place, size_t size) {
    WRITES(sendfile64, size, size / 2, opened, from, place, size);
}
ssize_t copy_file_range(int from, off64_t *start, int opened, off64_t *place, size_t size, unsigned flags) {
    WRITES(copy_file_range, size, size / 2, from, start, opened, place, size, flags);
}

#define BY_NAME(call, name, FOLDER, PATH, PARAMETERS, ...)                                                             \
    int name PARAMETERS { return is_hit_by_name(call, FOLDER, PATH) ? -1 : REAL(name)(__VA_ARGS__); }
#define BY_NUMBER(call, name, PARAMETERS, ...)                                                                         \
    int name PARAMETERS { return is_hit_by_number(call, opened) ? -1 : REAL(name)(__VA_ARGS__); }

BY_NAME(RENAME, rename, AT_FDCWD, to, (const char *from, const char *to), from, to)
BY_NAME(RENAME, renameat, b, to, (int a, const char *from, int b, const char *to), a, from, b, to)
BY_NAME(RENAME, renameat2, b, to, (int a, const char *from, int b, const char *to, unsigned f), a, from, b, to, f)
BY_NAME(LINK, link, AT_FDCWD, to, (const char *from, const char *to), from, to)
BY_NAME(LINK, linkat, b, to, (int a, const char *from, int b, const char *to, int f), a, from, b, to, f)
BY_NAME(SYMLINK, symlink, AT_FDCWD, to, (const char *from, const char *to), from, to)
BY_NAME(SYMLINK, symlinkat, b, to, (const char *from, int b, const char *to), from, b, to)
BY_NAME(MKDIR, mkdir, AT_FDCWD, path, (const char *path, mode_t mode), path, mode)
BY_NAME(MKDIR, mkdirat, folder, path, (int folder, const char *path, mode_t mode), folder, path, mode)
BY_NAME(REMOVE, unlink, AT_FDCWD, path, (const char *path), path)
BY_NAME(REMOVE, unlinkat, folder, path, (int folder, const char *path, int flags), folder, path, flags)
BY_NAME(REMOVE, rmdir, AT_FDCWD, path, (const char *path), path)
BY_NAME(TRUNCATE, truncate, AT_FDCWD, path, (const char *path, off_t size), path, size)
BY_NUMBER(TRUNCATE, ftruncate, (int opened, off_t size), opened, size)
BY_NUMBER(TRUNCATE, ftruncate64, (int opened, off64_t size), opened, size)
BY_NUMBER(FSYNC, fsync, (int opened), opened)
BY_NUMBER(FSYNC, fdatasync, (int opened), opened)
BY_NUMBER(FSYNC, syncfs, (int opened), opened)

static int64_t shift(void) {
    if (!state) return 0;
    uint64_t reads = __atomic_add_fetch(&state->clock_reads, 1, __ATOMIC_SEQ_CST);
    return jump_after && reads > jump_after ? clock_offset_then : clock_offset;
}

int clock_gettime(clockid_t id, struct timespec *now) {
    int result = REAL(clock_gettime)(id, now);
    if (!result && (id == CLOCK_REALTIME || id == CLOCK_REALTIME_COARSE)) now->tv_sec += shift();
    return result;
}

int gettimeofday(struct timeval *restrict now, void *restrict zone) {
    int result = REAL(gettimeofday)(now, zone);
    if (!result) now->tv_sec += shift();
    return result;
}

time_t time(time_t *kept) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    if (kept) *kept = now.tv_sec;
    return now.tv_sec;
}
