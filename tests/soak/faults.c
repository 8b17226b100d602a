/* Preloaded into a process under test: fails the chosen write operation on files whose path
   contains a word, and can log every operation so that power cuts are replayed.

   fault_arm(word, at, code, lasting): the at-th operation from now on fails with code, and all
   later ones too where lasting is set; at = 0 only counts. fault_count() gives how many there
   were. fault_log(fd) writes each operation that succeeds to fd. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#define HANDLES 1024
#define REAL(name) __typeof__(&name) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

static char word[256];
static int at, code, lasting, count, log_to = -1;
static char names[HANDLES][512];

void fault_arm(const char *path_word, int fail_at, int fail_code, int fail_lasting) {
  snprintf(word, sizeof word, "%s", path_word);
  at = fail_at, code = fail_code, lasting = fail_lasting, count = 0;
}

int fault_count(void) { return count; }

void fault_log(int handle) { log_to = handle; }

void fault_mark(int64_t number);

static int watched(const char *path) {
  return word[0] && path && strstr(path, word) != NULL;
}

static const char *name_of(int handle) {
  return handle >= 0 && handle < HANDLES && watched(names[handle]) ? names[handle] : NULL;
}

/* Counts one operation; 1 where it has to fail, errno set. */
static int failing(const char *path) {
  if (!path) return 0;
  count++;
  if (!at || !(count == at || (lasting && count > at))) return 0;
  errno = code;
  return 1;
}

/* One record: kind, name, offset, length, then the bytes. */
static void note(char kind, const char *path, int64_t offset, const void *data, int64_t length) {
  if (log_to < 0 || !path) return;
  REAL(write);
  int32_t size = (int32_t)strlen(path);
  int saved = errno;
  if (real(log_to, &kind, 1) < 0 || real(log_to, &size, 4) < 0 || real(log_to, path, size) < 0 ||
      real(log_to, &offset, 8) < 0 || real(log_to, &length, 8) < 0)
    _exit(9);
  if (data && length && real(log_to, data, length) < 0) _exit(9);
  errno = saved;
}

/* Puts a number of the process under test among the records. */
void fault_mark(int64_t number) { note('a', "", number, NULL, 0); }

static int opened(int handle, const char *path, int flags, int new) {
  if (handle >= 0 && handle < HANDLES) snprintf(names[handle], sizeof names[0], "%s", path);
  if (handle >= 0 && watched(path) && ((flags & O_TRUNC) || new))
    note(new ? 'c' : 't', path, 0, NULL, 0);
  return handle;
}

#define OPEN(name)                                                         \
  int name(const char *path, int flags, ...) {                             \
    REAL(name);                                                            \
    va_list rest;                                                          \
    va_start(rest, flags);                                                 \
    mode_t mode = (flags & O_CREAT) ? va_arg(rest, mode_t) : 0;            \
    va_end(rest);                                                          \
    int new = (flags & O_CREAT) && watched(path) && access(path, F_OK);    \
    if (((flags & O_CREAT) && watched(path)) && failing(path)) return -1;  \
    return opened(real(path, flags, mode), path, flags, new);              \
  }
OPEN(open)
OPEN(open64)

ssize_t write(int handle, const void *data, size_t length) {
  REAL(write);
  const char *path = name_of(handle);
  if (failing(path)) return -1;
  off_t offset = path ? lseek(handle, 0, SEEK_CUR) : 0;
  ssize_t done = real(handle, data, length);
  if (done > 0) note('w', path, offset, data, done);
  return done;
}

#define PWRITE(name, offset_type)                                              \
  ssize_t name(int handle, const void *data, size_t length, offset_type from) { \
    REAL(name);                                                                \
    const char *path = name_of(handle);                                        \
    if (failing(path)) return -1;                                              \
    ssize_t done = real(handle, data, length, from);                           \
    if (done > 0) note('w', path, from, data, done);                           \
    return done;                                                               \
  }
PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)

#define TRUNCATE(name, length_type)              \
  int name(int handle, length_type length) {     \
    REAL(name);                                  \
    const char *path = name_of(handle);          \
    if (failing(path)) return -1;                \
    int done = real(handle, length);             \
    if (!done) note('t', path, length, NULL, 0); \
    return done;                                 \
  }
TRUNCATE(ftruncate, off_t)
TRUNCATE(ftruncate64, off64_t)

#define SYNC(name)                          \
  int name(int handle) {                    \
    REAL(name);                             \
    const char *path = name_of(handle);     \
    if (failing(path)) return -1;           \
    int done = real(handle);                \
    if (!done) note('s', path, 0, NULL, 0); \
    return done;                            \
  }
SYNC(fsync)
SYNC(fdatasync)

int close(int handle) {
  REAL(close);
  if (handle >= 0 && handle < HANDLES) names[handle][0] = 0;
  return real(handle);
}

int unlink(const char *path) {
  REAL(unlink);
  const char *name = watched(path) ? path : NULL;
  if (failing(name)) return -1;
  int done = real(path);
  if (!done) note('d', name, 0, NULL, 0);
  return done;
}
