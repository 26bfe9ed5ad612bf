/** The child process: reads one job from its input, does it, leaves one answer in the scratch folder, and ends. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { text as textOf } from 'node:stream/consumers'
import type { Text } from '../../../law/text.ts'
import { type Job, job as shapeOfJob } from './contract.ts'
import { openDuck } from './duck.ts'
import { failureOf } from './messages.ts'
import { profileOf } from './profile.ts'
import { sampleOf } from './sample.ts'
import { tablesOf } from './tables.ts'

/** At most four lines of progress a second. */
function tellProgress(): (share: number, words: Text) => void {
  let last = 0
  return (share, words) => {
    const now = performance.now()
    if (now - last < 250) return
    last = now
    process.stdout.write(`${JSON.stringify({ share: Math.min(1, Math.max(0, share)), words })}\n`)
  }
}

async function answerTo(job: Job, scratch: string): Promise<unknown> {
  const duck = await openDuck({ reads: [job.path], writes: `${scratch}/`, scratch, limits: job.limits })
  const progress = tellProgress()
  try {
    switch (job.task) {
      case 'ingest': return await tablesOf(job, { duck, scratch, progress })
      case 'profile': return await profileOf(duck, job.path, job.today, progress)
      case 'sample': return await sampleOf(duck, job.path, job.count)
    }
  } finally {
    duck.close()
  }
}

const [, , scratch = ''] = process.argv
const job = shapeOfJob.parse(JSON.parse(await textOf(process.stdin)))
const answer = await answerTo(job, scratch).catch((error: unknown) => {
  const { kind, text, problems } = job.task === 'ingest' ? failureOf(error, 'unreadable', job.name) : failureOf(error, 'brokenParquet')
  return { failure: { kind, text, problems } }
})
writeFileSync(join(scratch, 'answer.json'), JSON.stringify(answer))
