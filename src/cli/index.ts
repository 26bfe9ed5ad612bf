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
export { declarationsCommand } from './declaration-commands.ts'
export { lintCommand } from './lint-command.ts'
export { run } from './run.ts'
export { wordsCommand } from './words-command.ts'

/** Loaded when they are asked for: the one reads documents, the other brings a client of its own. */
export const verify: Handler = async (call) => (await import('./verify-command.ts')).verify(call)
export const clock: Handler = async (call) => (await import('./clock-command.ts')).clock(call)
export const data: Handler = async (call) => (await import('./dataset-commands.ts')).data(call)
