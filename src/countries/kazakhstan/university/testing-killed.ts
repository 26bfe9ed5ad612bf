/** A process of the portal that `waiting-attempts.test.ts` kills: it takes answers, or judges those that wait, and dies by its own hand at a given statement. */
import { writeSync } from 'node:fs'
import pg from 'pg'
import { openDatabase } from '../../../kernel/database/index.ts'
import { openKernel } from '../../../kernel/index.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
import { readSettings } from '../../../kernel/settings.ts'
import type { Instant } from '../../../law/time.ts'
import { studyOf, workOnAttempts } from '../../../institutions/university/study/index.ts'
import { judgingJob } from '../../../institutions/university/study/queue.ts'
import type { Sending } from '../../../institutions/university/study/attempt.ts'
import { kazakhstan } from '../index.ts'
import { universityOptions } from './options.ts'

/** What the process is told by its parent, as one argument of JSON. */
export interface Life {
  readonly database: string
  readonly data: string
  readonly now: Instant
  /** What it takes, one after the other; without them it judges what waits. */
  readonly sends?: readonly { readonly actor: Actor; readonly sending: Sending }[]
  /** After so many statements of this kind it dies: once the last was answered, or its transaction has committed. */
  readonly dies: { readonly statement: string; readonly times: number; readonly at: 'begun' | 'after the commit' }
}

const life = JSON.parse(process.argv[2]!) as Life
const { query } = pg.Client.prototype
let left = life.dies.times
const dying = new WeakSet<pg.Client>()
const die = (): Promise<never> => {
  process.kill(process.pid, 'SIGKILL')
  return new Promise(() => undefined)
}
const textOf = (given: unknown): string => (typeof given === 'string' ? given : typeof given === 'object' && given !== null && 'text' in given ? String(given.text) : '')
/** Every statement of this process passes here. */
async function counted(this: pg.Client, ...given: readonly unknown[]): Promise<unknown> {
  const text = textOf(given[0])
  if (dying.has(this) && text === 'commit') {
    await Reflect.apply(query, this, given)
    return die()
  }
  if (text.includes(life.dies.statement) && (left -= 1) === 0) dying.add(this)
  const answer: unknown = await Reflect.apply(query, this, given)
  return dying.has(this) && life.dies.at === 'begun' ? die() : answer
}

const database = await openDatabase(life.database, { max: 4 })
const whole = kazakhstan('sample')
const kernel = await openKernel({ settings: { ...readSettings({ PUBLIC_URL: 'http://localhost:3000' }), data: life.data }, country: whole, now: () => life.now, database })
Reflect.set(pg.Client.prototype, 'query', counted)
if (life.sends) {
  const study = studyOf(kernel, universityOptions.study)
  for (const { actor, sending } of life.sends) writeSync(1, `${(await study.send(actor, sending)).id}\n`)
} else {
  workOnAttempts(kernel, universityOptions.study, universityOptions.records)
  await kernel.jobs.start({ only: [judgingJob] })
}
