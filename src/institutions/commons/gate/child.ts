/** The gate's child process: is asked its work, and says what it found. */
import type { Detector } from '../../../kernel/personal-data/index.ts'
import { answer } from '../../../kernel/sandbox/index.ts'
import type { SuspectColumn } from '../dataset.ts'
import { work } from './contract.ts'
import { isAboutPeople, suspectsOf, tellingNames } from './judge.ts'
import { readTable } from './read-tables.ts'
import { treat } from './treat.ts'

await answer(async (question, say) => {
  const task = work.parse(question)
  const { detectors }: { readonly detectors: readonly Detector[] } = await import(task.detectors)
  if (task.task === 'treat') return await treat(task, detectors)
  const suspects: SuspectColumn[] = []
  for (const table of task.tables) suspects.push(...suspectsOf(table, await readTable(table.parquet, task.scratch, detectors), detectors))
  say({
    suspects,
    texts: task.texts.filter(({ text: of }) => isAboutPeople(of, detectors)).map(({ path }) => path),
    names: tellingNames(task.names, detectors),
  })
})
