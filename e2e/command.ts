/**
 * The command line within the process of a test: to load the portal takes two seconds of processor, and a command a fraction of one. That the program
 * itself reads its line, speaks and ends as it should is for the tests that start it.
 */
import { stripVTControlCharacters } from 'node:util'
import { run } from '../src/cli/index.ts'
import { roles } from '../src/roles.ts'

/** Runs `shanyraq` with these words and nothing but this environment; answers its exit code and what it said, `out` without its last line break as of a process. */
export async function shanyraq(line: readonly string[], env: Readonly<Record<string, string>>): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  const said = { out: '', err: '' }
  const stream = (name: keyof typeof said) => ({ write(text: string) { said[name] += text } })
  const code = await run(line, roles, { env: { LANG: 'en_US.UTF-8', ...env }, out: stream('out'), err: stream('err') })
  return { code, out: stripVTControlCharacters(said.out).replace(/\n$/, ''), err: stripVTControlCharacters(said.err) }
}
