/** The child process: is asked one job, does it, and says its one answer. */
import { answer, seldom } from '../../../kernel/sandbox/index.ts'
import type { Text } from '../../../law/text.ts'
import { type Job, job as shapeOfJob } from './contract.ts'
import { openDuck } from './duck.ts'
import { failureOf } from './messages.ts'
import { profileOf } from './profile.ts'
import { sampleOf } from './sample.ts'
import { tablesOf } from './tables.ts'

async function answerTo(job: Job, scratch: string, progress: (share: number, words: Text) => void): Promise<unknown> {
  const duck = await openDuck({ reads: [job.path], writes: `${scratch}/`, scratch, limits: job.limits })
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
await answer(async (question, say) => {
  const job = shapeOfJob.parse(question)
  const tell = seldom(say)
  try {
    say({ answer: await answerTo(job, scratch, (share, words) => tell({ share: Math.min(1, Math.max(0, share)), words })) })
  } catch (error) {
    const { kind, text, problems } = job.task === 'ingest' ? failureOf(error, 'unreadable', job.name) : failureOf(error, 'brokenParquet')
    say({ failure: { kind, text, problems } })
  }
})
