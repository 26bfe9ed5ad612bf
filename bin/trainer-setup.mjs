/**
 * Makes the Python environment of the trainer, `trainer/.venv`: `npm run trainer:setup`. Done already, it takes a moment.
 * Plain JavaScript without imports from npm: it runs on the Node that the user has, before anything is installed.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const trainer = join(dirname(dirname(fileURLToPath(import.meta.url))), 'trainer')
const environment = join(trainer, '.venv')
const python = join(environment, ...(process.platform === 'win32' ? ['Scripts', 'python.exe'] : ['bin', 'python']))
const requirements = join(trainer, 'requirements.txt')
const stamp = join(environment, '.installed-for') // what the last complete installation was made from
const cpuBuilds = 'https://download.pytorch.org/whl/cpu'

/** A Python on the PATH that can make the environment, as a command and its first words; undefined when there is none. */
export function findPython() {
  const names = ['python3', 'python3.14', 'python3.13', 'python3.12', 'python3.11', 'python3.10', 'python']
  const commands = [...names.map((name) => [name]), ...(process.platform === 'win32' ? [['py', '-3']] : [])]
  const fits = 'import sys, venv, ensurepip; sys.exit(not (3, 10) <= sys.version_info < (3, 15))'
  return commands.find(([command, ...words]) => run(command, [...words, '-c', fits], 'ignore'))
}

/** Tells whether the environment is there in the end. */
export function setUpTrainer() {
  const wanted = `${createHash('sha256').update(readFileSync(requirements)).digest('hex')} ${process.platform}-${process.arch}\n`
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted && run(python, ['-c', ''], 'ignore')) return true

  const found = findPython()
  if (!found) {
    console.error('Shanyraq: training needs Python 3.10 to 3.14 with venv on the PATH (Debian, Ubuntu: sudo apt-get install python3-venv; macOS: brew install python; Windows: winget install Python.Python.3.13). Then run npm run trainer:setup again. All else works without it.')
    return false
  }
  console.log('Shanyraq: installing what training needs, PyTorch above all (once, a minute or a few) …')
  rmSync(stamp, { force: true })
  const [command, ...words] = found
  const done = run(command, [...words, '-m', 'venv', '--clear', environment])
    && run(python, ['-m', 'pip', 'install', '--quiet', '--no-input', '--no-compile', '--disable-pip-version-check', '-r', requirements, ...indexOfCpuBuilds()])
    && run(python, ['-c', 'import torch, tokenizers, safetensors, numpy'])
  if (!done) {
    console.error('Shanyraq: what training needs could not be installed; the lines above say why. With a network (pypi.org) and 2 GB of space on the disk, run npm run trainer:setup again.')
    return false
  }
  writeFileSync(stamp, wanted)
  return true
}

/** On Linux PyPI's torch brings gigabytes for NVIDIA; without such a GPU the build for processors is taken, where its index can be reached. */
function indexOfCpuBuilds() {
  if (process.platform !== 'linux' || process.arch !== 'x64' || run('nvidia-smi', [], 'ignore')) return []
  const reached = run(python, ['-c', `import urllib.request; urllib.request.urlopen("${cpuBuilds}/torch/", timeout=5)`], 'ignore')
  return reached ? ['--extra-index-url', cpuBuilds] : []
}

function run(command, words, output = 'inherit') {
  return spawnSync(command, words, { stdio: ['ignore', output, output] }).status === 0
}

if (process.argv[1] === fileURLToPath(import.meta.url) && !setUpTrainer()) process.exitCode = 1
