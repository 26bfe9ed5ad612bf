/** The gate's child process: is asked its work, and says what it found. */
import type { Detector } from '../../../kernel/personal-data/index.ts'
import { answer } from '../../../kernel/sandbox/index.ts'
import type { SuspectColumn } from '../dataset.ts'
import { type ByChance, work } from './contract.ts'
import { byChanceIn, isAboutPeople, suspectsOf, tellingNames } from './judge.ts'
import { readTable } from './read-tables.ts'
import { treat } from './treat.ts'

await answer(async (question, say) => {
  const task = work.parse(question)
  const { detectors }: { readonly detectors: readonly Detector[] } = await import(task.detectors)
  if (task.task === 'treat') return await treat(task, detectors)
  const suspects: SuspectColumn[] = []
  const chances: ByChance[] = []
  for (const table of task.tables) {
    const scans = await readTable(table.parquet, task.scratch, detectors)
    const found = suspectsOf(table, scans, detectors)
    suspects.push(...found)
    chances.push(...byChanceIn(table.name, scans, found))
  }
  say({
    suspects, byChance: chances,
    texts: task.texts.filter(({ text: of }) => isAboutPeople(of, detectors)).map(({ path }) => path),
    names: tellingNames(task.names, detectors),
  })
})
