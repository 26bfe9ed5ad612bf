/** The child process that builds: is asked its task, and says how far it is and how it ended. */
import type { Detector } from '../../../kernel/personal-data/index.ts'
import { answer, processorSeconds, seldom } from '../../../kernel/sandbox/index.ts'
import { Failure } from '../../../law/failure.ts'
import { NothingLeft } from './build-messages.ts'
import { buildCorpus } from './build.ts'
import { type Progress, task as shape } from './contract.ts'

await answer(async (question, say) => {
  const { spec, detectors: address, folder, work } = shape.parse(question)
  const { detectors }: { readonly detectors: readonly Detector[] } = await import(address)
  // A new stage is always told.
  const progress = seldom<Progress>((far) => say({ progress: { ...far, share: Math.min(1, Math.max(0, far.share)) } }), ({ stage }, last) => stage !== last?.stage)
  try {
    await buildCorpus({ spec, detectors, folder, work, progress })
    say({ done: true, processorSeconds: processorSeconds() })
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    say({ failure: { kind: error.kind, text: error.text, ...(error instanceof NothingLeft && { removed: error.removed }) } })
  }
})
