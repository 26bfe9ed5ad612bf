/** The anchor: what was signed last, kept beside the key and outside the database, so that whoever writes to the tables cannot turn it back. */
import { open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '../database/index.ts'
import { openNote, readCheckpoint, type VerifierKey } from './note.ts'

/** What was signed last. */
export interface Anchored {
  /** The checkpoint, signed, as it was or was about to be published. */
  readonly note: string
  /** How large the tree was before it. */
  readonly from: number
  /**
   * The entries that it placed, as runs of consecutive ids from the first to the last. It is kept before the database commits; when
   * that fails, the same entries are placed again in the same order, and the tree is the one that was signed.
   */
  readonly placed: readonly (readonly [first: bigint, last: bigint])[]
}

/** Where the anchor is kept. Who writes holds the lock of the sequencer, so that no two do. */
export interface Anchor {
  /** Undefined when nothing was kept yet. Throws a TypeError when what is kept cannot be read. */
  read(): Promise<Anchored | undefined>
  /** Keeps it, on the disk when the promise is fulfilled; a crash leaves the former or the new one. */
  write(anchored: Anchored): Promise<void>
}

/** The file of the anchor below the data folder. */
export const anchorFile = (folder: string): string => join(folder, 'keys', 'journal.anchor')

const number = z.string().regex(/^\d{1,19}$/).transform(BigInt)
const shape = z.strictObject({ checkpoint: z.string(), from: z.int().nonnegative(), placed: z.array(z.tuple([number, number])) })

/** Reads an anchor from the text of its file. Throws a TypeError when it is none. */
export function readAnchor(text: string): Anchored {
  try {
    const { checkpoint, ...others } = shape.parse(JSON.parse(text))
    return { note: checkpoint, ...others }
  } catch (cause) {
    throw new TypeError('malformed anchor of the journal', { cause })
  }
}

/** The anchor in a data folder. */
export function anchorIn(folder: string): Anchor {
  const path = anchorFile(folder)
  return {
    async read() {
      const text = await readFile(path, 'utf8').catch((error: unknown) => {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
        throw error
      })
      return text === undefined ? undefined : readAnchor(text)
    },
    async write({ note, from, placed }) {
      const growing = `${path}.${process.pid}`
      try {
        await onDisk(growing, `${JSON.stringify({ checkpoint: note, from, placed: placed.map((run) => run.map(String)) })}\n`)
        await rename(growing, path)
      } finally {
        await rm(growing, { force: true })
      }
      const folder = await open(dirname(path))
      await folder.sync().finally(() => folder.close())
    },
  }
}

async function onDisk(path: string, text: string): Promise<void> {
  const file = await open(path, 'w', 0o600)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** An anchor that lasts as long as the process, for a journal that does not either. */
export function anchorInMemory(): Anchor {
  let kept: Anchored | undefined
  return { read: async () => kept, write: async (anchored) => { kept = anchored } }
}

/** Ids in ascending order as runs of consecutive ones. */
export function runsOf(ids: readonly bigint[]): [bigint, bigint][] {
  const runs: [bigint, bigint][] = []
  for (const id of ids) {
    const last = runs.at(-1)
    if (last && last[1] + 1n === id) last[1] = id
    else runs.push([id, id])
  }
  return runs
}

/** The condition for the entries of a placing that is done again. */
export const idsIn = (runs: Anchored['placed']) =>
  sql<boolean>`(${sql.join(runs.map(([first, last]) => sql`id between ${first} and ${last}`), sql` or `)})`

/** Whether the entries that were to make the tree `size` large are all there and wait to be placed again. */
export async function waits(tx: Tx, { from, placed }: Anchored, size: number): Promise<boolean> {
  if (placed.length === 0) return false
  const { count } = await tx.selectFrom('journal_entry').select(sql<bigint>`count(*)`.as('count'))
    .where('leaf_index', 'is', null).where(idsIn(placed)).executeTakeFirstOrThrow()
  return Number(count) === size - from
}

/** A tree that was signed. */
export interface SignedTree {
  readonly size: number
  readonly root: Uint8Array
}

/** The tree of a signed checkpoint. Throws a TypeError when none of the keys signed it. */
export function signedTree(note: string, keys: readonly VerifierKey[]): SignedTree {
  const { size, root } = readCheckpoint(openNote(note, keys).text)
  return { size, root }
}
