/** The gate's child process: reads its work from its input, says what it found, and ends. */
import { text } from 'node:stream/consumers'
import type { Detector } from '../../../kernel/personal-data/index.ts'
import type { SuspectColumn } from '../dataset.ts'
import { work } from './contract.ts'
import { isAboutPeople, suspectsOf, tellingNames } from './judge.ts'
import { readTable } from './read-tables.ts'
import { treat } from './treat.ts'

const task = work.parse(JSON.parse(await text(process.stdin)))
const { detectors }: { readonly detectors: readonly Detector[] } = await import(task.detectors)
if (task.task === 'judge') {
  const suspects: SuspectColumn[] = []
  for (const table of task.tables) suspects.push(...suspectsOf(table, await readTable(table.parquet, task.scratch, detectors), detectors))
  process.stdout.write(JSON.stringify({
    suspects,
    texts: task.texts.filter(({ text: of }) => isAboutPeople(of, detectors)).map(({ path }) => path),
    names: tellingNames(task.names, detectors),
  }))
} else {
  await treat(task, detectors)
}
