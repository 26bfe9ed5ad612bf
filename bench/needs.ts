/** Says in a sentence what a bench needs from outside npm and does not find, instead of failing somewhere in its middle. */
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Where Debian has the programs. */
const packages: Readonly<Record<string, string>> = { wrk: 'wrk', taskset: 'util-linux', xz: 'xz-utils', '7z': '7zip', python3: 'python3-venv', npm: 'npm', chromium: 'chromium' }

const isHere = (program: string): boolean =>
  (program.includes('/') ? [program] : (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, program))).some(existsSync)

/** Ends the bench, with the command that mends it, unless all these programs are on the PATH (or where a path says). */
export function needs(...programs: readonly string[]): void {
  const missing = programs.filter((program) => !isHere(program))
  if (missing.length === 0) return
  const names = missing.map((program) => packages[program.slice(program.lastIndexOf('/') + 1)] ?? program)
  console.error(`This bench needs what is not here: ${missing.join(', ')}. On Debian: sudo apt-get install --no-install-recommends ${names.join(' ')}`)
  process.exit(2)
}

/** Ends the bench unless the trainer's environment is made. */
export function needsTrainer(): void {
  if (existsSync(join(import.meta.dirname, '..', 'trainer', '.venv', '.installed-for'))) return
  console.error('This bench needs the environment of the trainer: npm run trainer:setup')
  process.exit(2)
}
