/*
 * Put before the system's library (LD_PRELOAD): makes reads of files fail as those of a dying disk do (EIO). As long as
 * the symbolic link named by STILLROOM_FAILING_READS is there, its target says which: "3 /catalog.db" lets three reads of
 * files with that in their path through, and fails all that follow. It needs no headers, so that tcc alone compiles it.
 */
typedef unsigned long size;
typedef long ssize;

extern void *dlsym(void *, const char *);
extern char *getenv(const char *);
extern ssize readlink(const char *, char *, size);
extern int snprintf(char *, size, const char *, ...);
extern char *strchr(const char *, int);
extern char *strstr(const char *, const char *);
extern int strcmp(const char *, const char *);
extern char *strcpy(char *, const char *);
extern long strtol(const char *, char **, int);
extern int *__errno_location(void);

#define NEXT ((void *)-1L)
#define EIO 5
#define LONGEST 1000

static char order[LONGEST + 1];
static long seen;

static int link_at(const char *path, char *target) {
  ssize length = path ? readlink(path, target, LONGEST) : -1;
  if (length < 0) return 0;
  target[length] = 0;
  return 1;
}

static int fails(int file) {
  char now[LONGEST + 1], handle[40], path[LONGEST + 1];
  char *part;
  int before = *__errno_location();
  int failing = 0;
  if (link_at(getenv("STILLROOM_FAILING_READS"), now) && (part = strchr(now, ' '))) {
    if (strcmp(now, order)) {
      strcpy(order, now);
      seen = 0;
    }
    snprintf(handle, sizeof handle, "/proc/self/fd/%d", file);
    if (link_at(handle, path) && strstr(path, part + 1)) failing = seen++ >= strtol(now, 0, 10);
  }
  *__errno_location() = failing ? EIO : before;
  return failing;
}

#define READS(name, declared, given)                                   \
  ssize name declared {                                                \
    static ssize(*next) declared;                                      \
    if (fails(file)) return -1;                                        \
    if (!next) next = (ssize(*) declared)dlsym(NEXT, #name);           \
    return next given;                                                 \
  }

READS(read, (int file, void *into, size bytes), (file, into, bytes))
READS(pread, (int file, void *into, size bytes, long at), (file, into, bytes, at))
READS(pread64, (int file, void *into, size bytes, long at), (file, into, bytes, at))
READS(readv, (int file, const void *parts, int count), (file, parts, count))
READS(preadv, (int file, const void *parts, int count, long at), (file, parts, count, at))
READS(preadv64, (int file, const void *parts, int count, long at), (file, parts, count, at))
