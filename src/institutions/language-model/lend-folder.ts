/** Lends kept files as a local folder in which each has its own name, as the programs of others want them. */
import { mkdir, rm, symlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Files } from '../../kernel/files/index.ts'
import type { Artefact } from './artefacts.ts'

/** The folder is made anew and removed afterwards; its files are to be read only, while `use` runs. */
export async function lendFolder<T>(files: Files, artefacts: readonly Pick<Artefact, 'name' | 'file'>[], folder: string, use: (folder: string) => Promise<T>): Promise<T> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  const lend = ([first, ...others]: readonly Pick<Artefact, 'name' | 'file'>[]): Promise<T> => {
    if (first === undefined) return use(folder)
    return files.borrow(first.file, async (path) => {
      const place = join(folder, first.name)
      await mkdir(dirname(place), { recursive: true })
      await symlink(path, place)
      return lend(others)
    })
  }
  try {
    return await lend(artefacts)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
