/** The gate's child process: reads its work from its input, says what it found, and ends. */
import { text } from 'node:stream/consumers'
import type { Detector } from '../../../kernel/personal-data/index.ts'
import { work } from './contract.ts'
import { isAboutPeople, suspectsOf, tellingNames } from './judge.ts'
import { treat } from './treat.ts'

const task = work.parse(JSON.parse(await text(process.stdin)))
const { detectors }: { readonly detectors: readonly Detector[] } = await import(task.detectors)
if (task.task === 'judge') {
  process.stdout.write(JSON.stringify({
    suspects: task.tables.flatMap((table) => suspectsOf(table, detectors)),
    texts: task.texts.filter(({ text: of }) => isAboutPeople(of, detectors)).map(({ path }) => path),
    names: tellingNames(task.names, detectors),
  }))
} else {
  await treat(task, detectors)
}
