package dev.fovea.worker.confine;

/**
 * System calls of Linux by their numbers on x86-64 and on AArch64 (from the kernel's unistd.h), and
 * whether a confined worker may make them. Whatever is not here it may, up to {@link #KNOWN_MAX}.
 */
enum SystemCall {
  // those that we make to confine ourselves
  CLOSE(3, 57, Verdict.ALLOWED),
  PRCTL(157, 167, Verdict.ALLOWED),
  SECCOMP(317, 277, Verdict.ALLOWED),
  LANDLOCK_CREATE_RULESET(444, 444, Verdict.ALLOWED),
  LANDLOCK_ADD_RULE(445, 445, Verdict.ALLOWED),
  LANDLOCK_RESTRICT_SELF(446, 446, Verdict.ALLOWED),

  // good or bad by their arguments
  OPEN(2, -1, Verdict.READING),
  OPENAT(257, 56, Verdict.READING),
  CLONE(56, 220, Verdict.THREADS),
  KILL(62, 129, Verdict.OURSELVES),
  TGKILL(234, 131, Verdict.OURSELVES),
  PRLIMIT64(302, 261, Verdict.OURSELVES),

  // starting programs
  EXECVE(59, 221),
  EXECVEAT(322, 281),
  FORK(57, -1),
  VFORK(58, -1),
  CLONE3(435, 435, Verdict.UNKNOWN),

  // the network
  SOCKET(41, 198),
  SOCKETPAIR(53, 199),
  CONNECT(42, 203),
  BIND(49, 200),
  LISTEN(50, 201),
  ACCEPT(43, 202),
  ACCEPT4(288, 242),
  SENDTO(44, 206),
  SENDMSG(46, 211),
  SENDMMSG(307, 269),
  RECVFROM(45, 207),
  RECVMSG(47, 212),
  RECVMMSG(299, 243),

  // changing files
  OPENAT2(437, 437, Verdict.UNKNOWN),
  CREAT(85, -1),
  TRUNCATE(76, 45),
  FTRUNCATE(77, 46),
  FALLOCATE(285, 47),
  MKDIR(83, -1),
  MKDIRAT(258, 34),
  RMDIR(84, -1),
  UNLINK(87, -1),
  UNLINKAT(263, 35),
  RENAME(82, -1),
  RENAMEAT(264, 38),
  RENAMEAT2(316, 276),
  LINK(86, -1),
  LINKAT(265, 37),
  SYMLINK(88, -1),
  SYMLINKAT(266, 36),
  MKNOD(133, -1),
  MKNODAT(259, 33),
  CHMOD(90, -1),
  FCHMOD(91, 52),
  FCHMODAT(268, 53),
  FCHMODAT2(452, 452),
  CHOWN(92, -1),
  FCHOWN(93, 55),
  LCHOWN(94, -1),
  FCHOWNAT(260, 54),
  UTIME(132, -1),
  UTIMES(235, -1),
  UTIMENSAT(280, 88),
  FUTIMESAT(261, -1),
  SETXATTR(188, 5),
  LSETXATTR(189, 6),
  FSETXATTR(190, 7),
  REMOVEXATTR(197, 14),
  LREMOVEXATTR(198, 15),
  FREMOVEXATTR(199, 16),
  MEMFD_CREATE(319, 279),
  MEMFD_SECRET(447, 447),
  INOTIFY_INIT(253, -1),
  INOTIFY_INIT1(294, 26),
  FANOTIFY_INIT(300, 262),

  // other processes
  TKILL(200, 130),
  RT_SIGQUEUEINFO(129, 138),
  RT_TGSIGQUEUEINFO(297, 240),
  PIDFD_OPEN(434, 434),
  PIDFD_SEND_SIGNAL(424, 424),
  PROCESS_MADVISE(440, 440),
  PROCESS_MRELEASE(448, 448),
  KCMP(312, 272),
  SHMGET(29, 194),
  SHMAT(30, 196),
  SHMCTL(31, 195),
  MSGGET(68, 186),
  MSGSND(69, 189),
  MSGRCV(70, 188),
  MSGCTL(71, 187),
  SEMGET(64, 190),
  SEMOP(65, 193),
  SEMTIMEDOP(220, 192),
  SEMCTL(66, 191),
  MQ_OPEN(240, 180),
  MQ_UNLINK(241, 181),

  // who we are, and a way around this list
  SETUID(105, 146),
  SETGID(106, 144),
  SETREUID(113, 145),
  SETREGID(114, 143),
  SETGROUPS(116, 159),
  SETRESUID(117, 147),
  SETRESGID(119, 149),
  SETFSUID(122, 151),
  SETFSGID(123, 152),
  CAPSET(126, 91),
  PERSONALITY(135, 92),
  IO_URING_SETUP(425, 425),
  IO_URING_ENTER(426, 426),
  IO_URING_REGISTER(427, 427),

  // a library that is refused the above gets along without; these only an intruder makes
  PTRACE(101, 117, Verdict.DEATH),
  PROCESS_VM_READV(310, 270, Verdict.DEATH),
  PROCESS_VM_WRITEV(311, 271, Verdict.DEATH),
  PIDFD_GETFD(438, 438, Verdict.DEATH),
  BPF(321, 280, Verdict.DEATH),
  PERF_EVENT_OPEN(298, 241, Verdict.DEATH),
  USERFAULTFD(323, 282, Verdict.DEATH),
  KEYCTL(250, 219, Verdict.DEATH),
  ADD_KEY(248, 217, Verdict.DEATH),
  REQUEST_KEY(249, 218, Verdict.DEATH),
  NAME_TO_HANDLE_AT(303, 264, Verdict.DEATH),
  OPEN_BY_HANDLE_AT(304, 265, Verdict.DEATH),
  MOUNT(165, 40, Verdict.DEATH),
  UMOUNT2(166, 39, Verdict.DEATH),
  MOVE_MOUNT(429, 429, Verdict.DEATH),
  OPEN_TREE(428, 428, Verdict.DEATH),
  FSOPEN(430, 430, Verdict.DEATH),
  FSCONFIG(431, 431, Verdict.DEATH),
  FSMOUNT(432, 432, Verdict.DEATH),
  FSPICK(433, 433, Verdict.DEATH),
  MOUNT_SETATTR(442, 442, Verdict.DEATH),
  PIVOT_ROOT(155, 41, Verdict.DEATH),
  CHROOT(161, 51, Verdict.DEATH),
  UNSHARE(272, 97, Verdict.DEATH),
  SETNS(308, 268, Verdict.DEATH),
  SWAPON(167, 224, Verdict.DEATH),
  SWAPOFF(168, 225, Verdict.DEATH),
  QUOTACTL(179, 60, Verdict.DEATH),
  QUOTACTL_FD(443, 443, Verdict.DEATH),
  ACCT(163, 89, Verdict.DEATH),
  REBOOT(169, 142, Verdict.DEATH),
  KEXEC_LOAD(246, 104, Verdict.DEATH),
  KEXEC_FILE_LOAD(320, 294, Verdict.DEATH),
  INIT_MODULE(175, 105, Verdict.DEATH),
  FINIT_MODULE(313, 273, Verdict.DEATH),
  DELETE_MODULE(176, 106, Verdict.DEATH),
  IOPL(172, -1, Verdict.DEATH),
  IOPERM(173, -1, Verdict.DEATH),
  SETTIMEOFDAY(164, 170, Verdict.DEATH),
  CLOCK_SETTIME(227, 112, Verdict.DEATH),
  SETHOSTNAME(170, 161, Verdict.DEATH),
  SETDOMAINNAME(171, 162, Verdict.DEATH);

  /**
   * The last number that was looked at ({@code mseal}); newer calls are answered as if the kernel
   * did not know them.
   */
  static final int KNOWN_MAX = 462;

  /** What becomes of who makes the call. */
  enum Verdict {
    ALLOWED,
    /** May open files for reading. */
    READING,
    /** May start threads, not processes. */
    THREADS,
    /** May do it to its own process. */
    OURSELVES,
    /** Told that it is not permitted. */
    DENIED,
    /**
     * Told that there is no such call, so that the C library uses an older one that we can read.
     */
    UNKNOWN,
    /** The process ends. */
    DEATH
  }

  private final int x86;
  private final int arm;
  private final Verdict verdict;

  SystemCall(int x86, int arm) {
    this(x86, arm, Verdict.DENIED);
  }

  SystemCall(int x86, int arm, Verdict verdict) {
    this.x86 = x86;
    this.arm = arm;
    this.verdict = verdict;
  }

  /** Its number; negative where there is no such call. */
  int on(Machine machine) {
    return switch (machine) {
      case X86_64 -> x86;
      case AARCH64 -> arm;
    };
  }

  Verdict verdict() {
    return verdict;
  }
}
