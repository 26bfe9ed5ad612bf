/**
 * Shows a confined child the files of one task and no others: as links in the one folder that it sees, for as long as the task runs. The
 * file of a result is written where the child may write, and moved to where it is wanted.
 */
import { createHash } from 'node:crypto'
import { linkSync, rmSync } from 'node:fs'
import { constants, copyFile } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { confinement, takeFile } from '../../../kernel/sandbox/index.ts'
import type { SessionPlan, Task } from './protocol.ts'

/** The same file has the same name always: what a child knows of it holds for the next task. */
const nameOf = (file: string): string => createHash('sha256').update(file).digest('hex').slice(0, 32) + extname(file)

/** What cannot be shown is not there for the child, which says so. */
async function show(file: string, as: string): Promise<void> {
  try {
    linkSync(file, as) // some 20 µs: through the pool of threads a busy machine takes milliseconds
  } catch {
    await copyFile(file, as, constants.COPYFILE_FICLONE).catch(() => undefined) // it lies on another file system
  }
}

/** Without places the child is not shown anything: it runs one task, and was given its files when it started; whoever gave them takes what it writes. */
export async function showing<T>(
  places: { readonly shown: string; readonly written: string } | undefined, plan: SessionPlan, task: Task, use: (plan: SessionPlan, task: Task) => Promise<T>,
): Promise<T> {
  if (places === undefined) return use(plan, task)
  const seen = confinement() === 'none' ? undefined : new Map(plan.tables.flatMap(({ files }) => files).map((file) => [file, join(places.shown, nameOf(file))]))
  const file = task.kind === 'export' ? join(places.written, basename(task.file)) : undefined
  try {
    await Promise.all([...seen ?? []].map(([from, as]) => show(from, as)))
    const result = await use(
      {
        ...plan, tables: plan.tables.map((table) => ({ ...table, files: table.files.map((one) => seen?.get(one) ?? one) })),
        ...(file !== undefined && { output: places.written }),
      },
      task.kind === 'export' && file !== undefined ? { ...task, file } : task,
    )
    if (task.kind === 'export' && file !== undefined) await takeFile(file, task.file)
    return result
  } finally {
    for (const made of [...seen?.values() ?? [], ...(file === undefined ? [] : [file])]) rmSync(made, { force: true })
  }
}
