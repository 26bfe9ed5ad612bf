/** Where every process of ours begins: it runs the command line, put together beforehand where that is of today, and else from its sources. */
import { nameSources, programOfToday } from './program.ts'

// The words of a further language are set in modules as they stand in their files (`kernel/words`): another country runs from its sources.
const program = process.env['SHANYRAQ_COUNTRY'] ? undefined : programOfToday()
if (program === undefined) await import('./command-line.ts')
else {
  nameSources()
  await import(program)
}
