/** The folder in which a run works on this machine: its files in place, what an earlier attempt left, and no process of it still alive. */
import { copyFile, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Files } from '../../../kernel/files/index.ts'
import type { Artefact } from '../artefacts.ts'
import { lendFolder } from '../lend-folder.ts'
import type { OwnRecipe } from './recipe.ts'
import type { Checkpoint } from './tables.ts'
import { trainerRecipe } from './trainer-recipe.ts'

/** What is lent to a run. */
export interface Ingredients {
  readonly corpus: readonly Pick<Artefact, 'name' | 'file'>[]
  readonly tokenizer: Pick<Artefact, 'name' | 'file'>
  readonly base: readonly Pick<Artefact, 'name' | 'file'>[]
}

export interface Workplace {
  /** The recipe of the trainer, as a file; what it writes goes into `out`. */
  readonly recipe: string
  readonly out: string
  /** The step of the newest checkpoint there is, 0 when none. */
  readonly reached: number
  /** Notes who works here, so that whoever comes after a crash can end them. */
  note(processes: readonly number[]): Promise<void>
}

const isCheckpoint = /^checkpoint-(\d+)\.pt$/

/** Makes the place ready and lends what the run is made from, while `use` runs. What the trainer wrote stays for the next attempt. */
export async function atWork<T>(files: Files, folder: string, { recipe, ingredients, checkpoint }: {
  readonly recipe: OwnRecipe; readonly ingredients: Ingredients; readonly checkpoint?: Checkpoint | undefined
}, use: (place: Workplace) => Promise<T>): Promise<T> {
  const out = join(folder, 'out')
  const processes = join(folder, 'processes.json')
  await mkdir(out, { recursive: true })
  await endSurvivors(processes, folder)
  const reached = await bringCheckpoint(files, out, checkpoint)
  const lent = [
    ...ingredients.corpus.map(({ file, name }) => ({ file, name: `corpus/${name}` })), { file: ingredients.tokenizer.file, name: 'tokenizer.json' },
    ...ingredients.base.map(({ file, name }) => ({ file, name: `base/${name}` })),
  ]
  return lendFolder(files, lent, join(folder, 'lent'), async (place) => {
    const names = ingredients.corpus.map(({ name }) => name).toSorted()
    const validation = names.find((name) => name.startsWith('validation'))
    const written = trainerRecipe(recipe, {
      train: names.filter((name) => name !== validation).map((name) => join(place, 'corpus', name)), tokenizer: join(place, 'tokenizer.json'),
      ...(validation !== undefined && { validation: join(place, 'corpus', validation) }), ...(ingredients.base.length > 0 && { base: join(place, 'base') }),
    })
    const path = join(folder, 'recipe.json')
    await writeFile(path, JSON.stringify(written))
    return use({ recipe: path, out, reached, note: (pids) => writeFile(processes, JSON.stringify(pids)) })
  })
}

/** Puts the checkpoint that is kept where it is newer than those here: another machine may have made it. */
async function bringCheckpoint(files: Files, out: string, kept: Checkpoint | undefined): Promise<number> {
  const here = Math.max(0, ...(await readdir(out)).flatMap((name) => Number(isCheckpoint.exec(name)?.[1] ?? [])))
  if (kept === undefined || kept.step <= here) return here
  const place = join(out, kept.artefact.name)
  await files.borrow(kept.artefact.file, (path) => copyFile(path, `${place}.tmp`))
  await rename(`${place}.tmp`, place)
  return kept.step
}

/** Ends processes of an earlier attempt whose worker died before them: they would write into the same folder. */
async function endSurvivors(list: string, folder: string): Promise<void> {
  const pids: unknown = await readFile(list, 'utf8').then(JSON.parse, () => [])
  for (const pid of Array.isArray(pids) ? pids : []) {
    if (typeof pid !== 'number') continue
    // The number may be another program's by now: only one that was started for this folder is ended.
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
    if (!command.includes(folder)) continue
    process.kill(pid, 'SIGKILL')
    while (await readFile(`/proc/${pid}/stat`, 'utf8').then((stat) => !/\) [ZX] /.test(stat), () => false)) await new Promise((resolve) => { setTimeout(resolve, 20) })
  }
  await rm(list, { force: true })
}
