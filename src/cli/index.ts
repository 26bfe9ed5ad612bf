/**
 * The command line, `shanyraq COMMAND`: what an operator does without a browser.
 *
 * Promises: help for every command; one sentence with the mend for whatever goes wrong, in the operator's language; exit code
 * 0 done, 1 failed, 2 not understood; a backup that has its name is whole.
 * Never: asks a question in the middle of work, writes over a file, touches the data of a portal that is running.
 */
import type { Handler } from './command.ts'

export type { Call, Handler } from './command.ts'
export { dataFolder } from './data.ts'
export { databaseCommands } from './database-commands.ts'
export { run } from './run.ts'
export { verify } from './verify-command.ts'

/** Loaded when it is asked for, for it brings a client of its own. */
export const data: Handler = async (call) => (await import('./dataset-commands.ts')).data(call)
