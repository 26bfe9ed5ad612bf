/** The child process that writes GGUF: is asked what to convert, converts, and says how it ended. */
import { answer, processorSeconds } from '../../../kernel/sandbox/index.ts'
import { Failure } from '../../../law/failure.ts'
import type { Conversion, Said } from './convert.ts'
import { folderToGguf } from './to-gguf.ts'

await answer(async (question, say) => {
  const { folder, target, type, about } = question as Conversion
  const end = (line: Said): void => say(line)
  try {
    await folderToGguf(folder, target, { type, about })
    end({ done: true, processorSeconds: processorSeconds() })
  } catch (error) {
    if (!(error instanceof Failure) || (error.kind !== 'invalid' && error.kind !== 'not found')) throw error
    end({ failure: { kind: error.kind, text: error.text } })
  }
})
