/**
 * A data folder as the first start under the law leaves it, its own database included: made once in a run of the tests and copied, for those that do not
 * test the first start. It costs 7 seconds of a processor, a copy of it a fifth of one.
 */
import { cpSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { kazakhstan } from '../src/countries/kazakhstan/index.ts'
import { openKernel } from '../src/kernel/index.ts'
import { readSettings } from '../src/kernel/settings.ts'

/** Puts one at this path. Where no run of tests keeps one (`TEST_HOUSES`) it is opened anew. */
export async function openedFolder(data: string): Promise<void> {
  const houses = process.env['TEST_HOUSES']
  if (houses === undefined) return openFirst(data)
  const kept = join(houses, 'law-folder')
  if (!existsSync(kept)) {
    const made = mkdtempSync(join(tmpdir(), 'shanyraq-opened-'))
    await openFirst(made)
    try {
      cpSync(made, `${kept}-${process.pid}`, { recursive: true })
      renameSync(`${kept}-${process.pid}`, kept)
    } catch (error) {
      if (!existsSync(kept)) throw error // another process has made one meanwhile
    } finally {
      rmSync(made, { recursive: true, force: true })
    }
  }
  cpSync(kept, data, { recursive: true })
}

async function openFirst(data: string): Promise<void> {
  const kernel = await openKernel({ settings: readSettings({ SHANYRAQ_DATA: data, SHANYRAQ_PROGRAMME: 'law' }), country: kazakhstan('law') })
  await kernel.close()
}
