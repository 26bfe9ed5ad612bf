/**
 * A filter of system calls (seccomp) for programs that need nothing but to compute: no process or thread is started, no socket opened, no
 * memory made that no limit counts, and nothing of the kernel reached that finds new holes every year. Written as the machine reads it, for
 * x86-64 and 64-bit ARM; for another there is none.
 */

/** Number on x86-64 and on ARM; null where the machine has no such call. */
type Call = readonly [number | null, number | null]

/** Answered with "not permitted". */
const refused: Readonly<Record<string, Call>> = {
  fork: [57, null], vfork: [58, null], clone: [56, 220], execveat: [322, 281],
  socket: [41, 198], socketpair: [53, 199], bind: [49, 200], listen: [50, 201], accept: [43, 202], connect: [42, 203], sendto: [44, 206],
  ptrace: [101, 117], process_vm_readv: [310, 270], process_vm_writev: [311, 271],
  memfd_create: [319, 279], memfd_secret: [447, 447], shmget: [29, 194], shmctl: [31, 195], shmat: [30, 196], msgget: [68, 186], semget: [64, 190], mq_open: [240, 180],
  mount: [165, 40], umount2: [166, 39], pivot_root: [155, 41], chroot: [161, 51], setns: [308, 268], unshare: [272, 97], move_mount: [429, 429], open_tree: [428, 428], fsopen: [430, 430],
  bpf: [321, 280], perf_event_open: [298, 241], userfaultfd: [323, 282], add_key: [248, 217], request_key: [249, 218], keyctl: [250, 219],
  io_uring_setup: [425, 425], io_uring_enter: [426, 426], io_uring_register: [427, 427],
  init_module: [175, 105], finit_module: [313, 273], kexec_load: [246, 104], kexec_file_load: [320, 294], open_by_handle_at: [304, 265], name_to_handle_at: [303, 264],
}
/** Answered with "there is none", so that the library tries an older one, which is refused. */
const missing: Readonly<Record<string, Call>> = { clone3: [435, 435] }

const machines: Readonly<Record<string, { readonly audit: number; readonly column: 0 | 1 }>> = { x64: { audit: 0xC000003E, column: 0 }, arm64: { audit: 0xC00000B7, column: 1 } }

const [load, ifEqual, ifAtLeast, answer] = [0x20, 0x15, 0x35, 0x06]
const [allow, kill, withError] = [0x7FFF0000, 0x80000000, 0x00050000]
const [notPermitted, noSuchCall] = [1, 38]
/** Calls of the 32-bit kind on x86-64 begin here: other numbers for the same. */
const otherKind = 0x40000000

/** The filter for this machine, or for one that is named; undefined where there is none. */
export function computeOnly(machine: string = process.arch): Buffer | undefined {
  const known = machines[machine]
  if (known === undefined) return undefined
  const numbers = (calls: Readonly<Record<string, Call>>): readonly number[] => Object.values(calls).flatMap((call) => call[known.column] ?? [])
  const steps: (readonly [code: number, yes: number, no: number, value: number])[] = [
    [load, 0, 0, 4], [ifEqual, 1, 0, known.audit], [answer, 0, 0, kill], // of another machine: none of ours
    [load, 0, 0, 0], [ifAtLeast, 0, 1, otherKind], [answer, 0, 0, kill],
    ...numbers(refused).flatMap((number) => [[ifEqual, 0, 1, number], [answer, 0, 0, withError | notPermitted]] as const),
    ...numbers(missing).flatMap((number) => [[ifEqual, 0, 1, number], [answer, 0, 0, withError | noSuchCall]] as const),
    [answer, 0, 0, allow],
  ]
  const bytes = Buffer.alloc(steps.length * 8)
  for (const [at, [code, yes, no, value]] of steps.entries()) {
    bytes.writeUInt16LE(code, at * 8)
    bytes.writeUInt8(yes, at * 8 + 2)
    bytes.writeUInt8(no, at * 8 + 3)
    bytes.writeUInt32LE(value >>> 0, at * 8 + 4)
  }
  return bytes
}
