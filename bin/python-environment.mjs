/**
 * Makes Python environments: the folder `.venv` beside a `requirements.txt`.
 * Plain JavaScript without imports from npm: it runs on the Node that the user has, before anything is installed.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A Python on the PATH that can make an environment, as a command and its first words; undefined when there is none. */
export function findPython() {
  const names = ['python3', 'python3.14', 'python3.13', 'python3.12', 'python3.11', 'python3.10', 'python']
  const commands = [...names.map((name) => [name]), ...(process.platform === 'win32' ? [['py', '-3']] : [])]
  const fits = 'import sys, venv, ensurepip; sys.exit(not (3, 10) <= sys.version_info < (3, 15))'
  return commands.find(([command, ...words]) => run(command, [...words, '-c', fits], 'ignore'))
}

/** The program of the environment of a folder. */
export const pythonIn = (folder) => join(folder, '.venv', ...(process.platform === 'win32' ? ['Scripts', 'python.exe'] : ['bin', 'python']))

/** Tells whether the environment of a folder is complete, and what it was made from. */
export function isMade(folder) {
  const stamp = join(folder, '.venv', '.installed-for')
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted(folder) && run(pythonIn(folder), ['-c', ''], 'ignore')
}

/** Makes the environment of a folder anew with what `pip` takes besides its requirements, and tries to import modules; tells whether all went well. */
export function make(folder, [command, ...words], { modules, options = () => [] }) {
  const environment = join(folder, '.venv')
  const stamp = join(environment, '.installed-for') // what the last complete installation was made from
  rmSync(stamp, { force: true })
  const python = pythonIn(folder)
  const done = run(command, [...words, '-m', 'venv', '--clear', environment])
    && run(python, ['-m', 'pip', 'install', '--quiet', '--no-input', '--no-compile', '--disable-pip-version-check', '-r', join(folder, 'requirements.txt'), ...options(python)])
    && run(python, ['-c', `import ${modules}`])
  if (done) writeFileSync(stamp, wanted(folder))
  return done
}

const wanted = (folder) =>
  `${createHash('sha256').update(readFileSync(join(folder, 'requirements.txt'))).digest('hex')} ${process.platform}-${process.arch}\n`

/** Runs a program; tells whether it ended well. */
export function run(command, words, output = 'inherit') {
  return spawnSync(command, words, { stdio: ['ignore', output, output] }).status === 0
}
