/**
 * Makes the Python environment of the trainer, `trainer/.venv`: `npm run trainer:setup`. Done already, it takes a moment.
 * Plain JavaScript without imports from npm: it runs on the Node that the user has, before anything is installed.
 */
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findPython, isMade, make, run } from './python-environment.mjs'

const trainer = join(dirname(dirname(fileURLToPath(import.meta.url))), 'trainer')
const cpuBuilds = 'https://download.pytorch.org/whl/cpu'

/** Tells whether the environment is there in the end. */
export function setUpTrainer() {
  if (isMade(trainer)) return true
  const python = findPython()
  if (!python) {
    console.error('Shanyraq: training needs Python 3.10 to 3.14 with venv on the PATH (Debian, Ubuntu: sudo apt-get install python3-venv; macOS: brew install python; Windows: winget install Python.Python.3.13). Then run npm run trainer:setup again. All else works without it.')
    return false
  }
  console.log('Shanyraq: installing what training needs, PyTorch above all (once, a minute or a few) …')
  const done = make(trainer, python, { modules: 'torch, tokenizers, safetensors, numpy', options: indexOfCpuBuilds })
  if (!done) console.error('Shanyraq: what training needs could not be installed; the lines above say why. With a network (pypi.org) and 2 GB of space on the disk, run npm run trainer:setup again.')
  return done
}

/** On Linux PyPI's torch brings gigabytes for NVIDIA; without such a GPU the build for processors is taken, where its index can be reached. */
function indexOfCpuBuilds(python) {
  if (process.platform !== 'linux' || process.arch !== 'x64' || run('nvidia-smi', [], 'ignore')) return []
  const reached = run(python, ['-c', `import urllib.request; urllib.request.urlopen("${cpuBuilds}/torch/", timeout=5)`], 'ignore')
  return reached ? ['--extra-index-url', cpuBuilds] : []
}

if (process.argv[1] === fileURLToPath(import.meta.url) && !setUpTrainer()) process.exitCode = 1
